package shop.ladder.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** The site of this checkout in a real browser: served, and opened as files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteIT {

    private static final Path HOME = Path.of("../..");

    private Chromium chromium;
    private SiteServer server;
    private List<String> pages;
    private List<String> toRead;
    private URI sample;

    @BeforeAll
    void start(@TempDir Path site, @TempDir Path home, @TempDir Path sampleSite) throws IOException {
        chromium = Chromium.startFor(getClass());
        chromium.mayUseTheClipboard();
        new Site(HOME).writeTo(site);
        server = SiteServer.start(site, 0);
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> server.address() + Page.address(site.relativize(file)))
                    .toList();
        }
        toRead = new Pages(new Sources(HOME.toAbsolutePath().normalize()))
                .toRead().stream()
                        .map(page -> server.address() + Page.address(page.output()))
                        .toList();
        sample = new Site(SampleCheckout.in(home).home())
                .writeTo(sampleSite)
                .getParent()
                .toUri();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void onAnOrdinaryScreen() {
        chromium.hasTheSizeOf(1440, 900);
        chromium.driver().get(server.address().toString());
        script("localStorage.clear()");
        chromium.driver().get("about:blank");
        chromium.console();
        chromium.requests();
    }

    @Test
    void everyPage_saysNothingOnTheConsole_andAsksNobodyElse_andItsLinksLeadSomewhere() {
        Set<String> targets = new HashSet<>();
        Set<String> links = new TreeSet<>();
        for (String page : pages) {
            chromium.driver().get(page);
            targets.add(page);
            strings("[...document.querySelectorAll('[id]')].map(named => '#' + named.id)")
                    .forEach(anchor -> targets.add(page + anchor));
            links.addAll(strings("[...document.links].map(a => a.href).filter(a => a.startsWith(location.origin))"));
        }

        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests())
                .containsAll(pages)
                .allMatch(address -> address.startsWith(server.address().toString()));
        assertThat(links).containsAnyElementsOf(targets);
        links.removeAll(targets);
        assertThat(links).as("links that lead nowhere").isEmpty();
    }

    @Test
    void nothingBarsPeople_inEitherTheme() {
        List<Object> barriers = new ArrayList<>();
        for (String page : toRead) {
            chromium.driver().get(page);
            barriers.addAll(chromium.barriers());
            theme().click();
            barriers.addAll(chromium.barriers("color-contrast"));
            theme().click();
        }

        assertThat(barriers).isEmpty();
    }

    @Test
    void onAPhone_noPageIsWiderThanTheScreen_andTheKeyboardReachesWhatScrolls() {
        chromium.hasTheSizeOf(360, 740);
        List<Object> barriers = new ArrayList<>();
        for (String page : toRead) {
            chromium.driver().get(page);
            assertThat(script("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo(360L);
            barriers.addAll(chromium.barriers("scrollable-region-focusable"));
        }

        assertThat(barriers).isEmpty();
    }

    @Test
    void onAPhone_theMenuLeadsToAPage() {
        chromium.hasTheSizeOf(360, 740);
        chromium.driver().get(toRead.get(0));
        assertThat(find("#pages").isDisplayed()).isFalse();

        find(".opens-pages").click();
        find("#pages a[href='docs/index.html']").click();

        assertThat(chromium.driver().getCurrentUrl()).isEqualTo(toRead.get(1));
    }

    @Test
    void search_isReachedAndUsedByTheKeyboard() {
        chromium.driver().get(toRead.get(0));

        find("body").sendKeys("/");
        focused().sendKeys("stampede");
        await().until(() -> find("#found").isDisplayed());
        assertThat(chromium.barriers()).isEmpty();
        focused().sendKeys(Keys.ARROW_DOWN);
        String hit = focused().getAttribute("href");
        focused().sendKeys(Keys.ENTER);

        await().untilAsserted(() ->
                assertThat(chromium.driver().getCurrentUrl()).isEqualTo(hit).contains("/docs/"));
        assertThat(find("main").getText()).containsIgnoringCase("stampede");
        assertThat(chromium.console()).isEmpty();
    }

    @Test
    void search_saysThatNothingIsFound_andEndsWithEscape() {
        chromium.driver().get(toRead.get(0));

        find("#search").sendKeys("xylophone");
        await().until(() -> find("#found").getText().equals("Nothing found"));
        focused().sendKeys(Keys.ESCAPE);

        assertThat(find("#found").isDisplayed()).isFalse();
    }

    @Test
    void theme_changesTheColours_andStays() throws IOException {
        chromium.driver().get(toRead.get(0));
        Color before = background();

        theme().click();
        Color after = background();
        chromium.driver().navigate().refresh();

        assertThat(after).isNotEqualTo(before).isEqualTo(background());
        assertThat(theme().getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void copyButton_copiesTheBlock() {
        chromium.driver().get(sample + "docs/01-one.html");

        find("button.copy").click();

        await().until(() -> find("button.copy").getText().equals("Copied"));
        assertThat(chromium.driver().executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                .isEqualTo("./workshop run 1");
    }

    @Test
    void output_cannotBeCopied() {
        chromium.driver().get(sample + "docs/01-one.html");

        assertThat(chromium.driver().findElements(By.cssSelector("main pre"))).hasSize(2);
        assertThat(chromium.driver().findElements(By.cssSelector("button.copy")))
                .hasSize(1);
    }

    @Test
    void foldedAnswer_opens() {
        chromium.driver().get(sample + "docs/01-one.html");
        WebElement answer = find("details p");
        assertThat(answer.isDisplayed()).isFalse();

        find("summary").click();

        assertThat(answer.getText()).isEqualTo("Because one is easy.");
    }

    @Test
    void images_followTheTheme() throws IOException {
        chromium.driver().get(sample + "docs/01-one.html");
        assertThat(drawn(find("main img"))).isEqualTo(Color.WHITE);

        theme().click();

        assertThat(drawn(find("main img"))).isEqualTo(Color.BLACK);
    }

    @Test
    void openedAsFiles_thePagesWorkAndCanBeSearched() {
        chromium.driver().get(sample + "index.html");

        find("#search").sendKeys("stamp");
        await().until(() -> find("#found").isDisplayed());
        find("#search").sendKeys(Keys.ENTER);

        await().until(() -> chromium.driver().getCurrentUrl().equals(sample + "docs/glossary.html#glossary"));
        assertThat(chromium.console()).isEmpty();
        assertThat(chromium.requests()).allMatch(address -> address.startsWith("file:"));
    }

    private WebElement find(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }

    private WebElement focused() {
        return chromium.driver().switchTo().activeElement();
    }

    private WebElement theme() {
        return find("#theme");
    }

    /** As drawn, at the left edge below the header. */
    private Color background() throws IOException {
        return pixel(chromium.driver().getScreenshotAs(OutputType.BYTES), 2, 200);
    }

    private static Color drawn(WebElement image) throws IOException {
        return pixel(image.getScreenshotAs(OutputType.BYTES), 20, 20);
    }

    private static Color pixel(byte[] png, int x, int y) throws IOException {
        return new Color(ImageIO.read(new ByteArrayInputStream(png)).getRGB(x, y));
    }

    private Object script(String code) {
        return chromium.driver().executeScript(code);
    }

    private List<String> strings(String expression) {
        return ((List<?>) script("return " + expression))
                .stream().map(String::valueOf).toList();
    }
}
