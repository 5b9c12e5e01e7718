package shop.ladder.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    @TempDir
    private Path home;

    @TempDir
    private Path site;

    @BeforeEach
    void make() throws IOException {
        new Site(SampleCheckout.in(home).home()).writeTo(site);
    }

    @Test
    void navigation_hasThePagesInTheOrderOfTheListInTheDocs() throws IOException {
        String navigation = between("<nav id=\"pages\"", "</nav>", read("docs/01-one.html"));

        assertThat(hrefs(navigation))
                .containsExactly("../index.html", "index.html", "01-one.html", "02-two.html", "glossary.html");
        assertThat(navigation).contains("<a href=\"01-one.html\" aria-current=\"page\">1. One</a>");
    }

    @Test
    void eachPage_leadsToTheOneBeforeAndTheOneAfter() throws IOException {
        assertThat(hrefs(turn("index.html"))).containsExactly("docs/index.html");
        assertThat(hrefs(turn("docs/02-two.html"))).containsExactly("01-one.html", "glossary.html");
        assertThat(hrefs(turn("docs/glossary.html"))).containsExactly("02-two.html");
    }

    @Test
    void linksToMarkdown_leadToPages_thoseToElsewhereStay() throws IOException {
        assertThat(hrefs(content("index.html"))).containsExactly("docs/index.html", "LICENSE.html");
        assertThat(hrefs(content("docs/01-one.html"))).containsExactly("02-two.html#the-pool-size-n1");
        assertThat(hrefs(content("docs/02-two.html"))).contains("https://example.org/a.md");
    }

    @Test
    void filesAndFoldersToWhichPagesLink_arePagesThemselves() throws IOException {
        assertThat(hrefs(content("docs/02-two.html")))
                .startsWith("../shop/src/index.html", "../shop/src/Main.java.html");
        assertThat(hrefs(content("shop/src/index.html"))).containsExactly(".gitignore.html", "Main.java.html");
        assertThat(content("shop/src/Main.java.html")).contains("<code class=\"language-java\">class Main {}");
        assertThat(content("LICENSE.html")).contains("Do what you &lt;like&gt;.");
    }

    @Test
    void whatGitIgnores_isNotPublished() throws IOException {
        assertThat(everything())
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(file).content(StandardCharsets.ISO_8859_1).doesNotContain("sesame"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make a symbolic link there")
    void symbolicLinks_areNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("private.txt"), "sesame");
        Files.createSymbolicLink(home.resolve("shop/src/elsewhere"), elsewhere);
        Files.createSymbolicLink(home.resolve("shop/src/file"), elsewhere.resolve("private.txt"));
        Files.writeString(
                home.resolve("docs/README.md"),
                "# The tutorial\n\n[Sources](../shop/src), [one](../shop/src/elsewhere/private.txt)\n");

        new Site(home).writeTo(site);

        assertThat(hrefs(content("shop/src/index.html"))).containsExactly(".gitignore.html", "Main.java.html");
        assertThat(everything()).noneMatch(file -> file.endsWith("private.txt.html"));
    }

    @Test
    void anchors_areThoseOfGitHub() throws IOException {
        assertThat(content("docs/02-two.html")).contains("<h2 id=\"the-pool-size-n1\">");
        assertThat(content("docs/01-one.html")).contains("<h2 id=\"try-it\">", "<h2 id=\"try-it-1\">");
        assertThat(hrefs(between("<nav id=\"sections\"", "</nav>", read("docs/01-one.html"))))
                .containsExactly("#try-it", "#try-it-1");
    }

    @Test
    void comments_areNotInThePages() throws IOException {
        assertThat(read("docs/01-one.html"))
                .contains("It answers 35.9 requests/s")
                .doesNotContain("<!--");
    }

    @Test
    void aColumnWithoutAName_hasNoEmptyHeading() throws IOException {
        assertThat(content("docs/02-two.html")).contains("<th>a</th>").doesNotContain("<th></th>");
    }

    @Test
    void foldedAnswers_areMarkdown() throws IOException {
        assertThat(content("docs/01-one.html"))
                .contains("<summary>Why one connection?</summary>", "<p>Because <em>one</em> is easy.</p>");
    }

    @Test
    void languageOfABlock_isItsFirstWord() throws IOException {
        assertThat(content("docs/01-one.html")).contains("<code class=\"language-sh\">./workshop run 1");
    }

    @Test
    void searchIndex_hasEverySection() throws IOException {
        assertThat(read("assets/search-index.js"))
                .contains("\"section\":\"The pool: size, N+1\",\"address\":\"docs/02-two.html#the-pool-size-n1\"")
                .contains("A stampede is many at once.")
                .doesNotContain("$stage1");
    }

    @Test
    void everyPageOfTheTutorial_isInTheNavigation() throws IOException {
        Path checkout = Path.of("../..").toAbsolutePath().normalize();
        List<Path> inOrder = new Pages(new Sources(checkout))
                .toRead().stream().map(Page::source).toList();

        try (Stream<Path> files = Files.list(checkout.resolve("docs"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".md")).map(checkout::relativize))
                    .isSubsetOf(inOrder);
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private String read(String page) throws IOException {
        return Files.readString(site.resolve(page));
    }

    /** What the Markdown says, without the frame. */
    private String content(String page) throws IOException {
        return between("<h1", "<nav class=\"turn\"", read(page));
    }

    private String turn(String page) throws IOException {
        return between("<nav class=\"turn\"", "</nav>", read(page));
    }

    private static String between(String begin, String end, String text) {
        String rest = text.substring(text.indexOf(begin));
        return rest.substring(0, rest.indexOf(end));
    }

    private static List<String> hrefs(String html) {
        return Pattern.compile("href=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
