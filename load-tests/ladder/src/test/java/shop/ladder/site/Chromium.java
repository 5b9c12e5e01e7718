package shop.ladder.site;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser, without a window. */
final class Chromium implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it, or leaves the tests out where it cannot be; with {@code CI=true} that is a failure. */
    static Chromium startFor(Class<?> tests) {
        File program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, "chromedriver"))
                .filter(File::canExecute)
                .findFirst()
                .orElseGet(() -> leaveOut(
                        tests, "there is no chromedriver: install Chromium and it (Debian: chromium-driver)", null));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program)
                .usingAnyFreePort()
                .build();
        try {
            return new Chromium(new ChromeDriver(service, options()));
        } catch (WebDriverException e) {
            String why = e.getRawMessage().lines().findFirst().orElse("").strip();
            return leaveOut(tests, program + " starts no browser: install a Chromium that fits it (" + why + ")", e);
        }
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--disable-dev-shm-usage");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox"); // or it does not start, as in a container
        }
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    private static <T> T leaveOut(Class<?> tests, String reason, Exception cause) {
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true, and " + reason, cause);
        }
        System.out.println("Left out: " + tests.getSimpleName() + ", for " + reason + ".");
        return abort(reason);
    }

    ChromeDriver driver() {
        return driver;
    }

    void hasTheSizeOf(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void mayUseTheClipboard() {
        driver.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** What pages have said on the console since the last call. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /** The addresses that pages have asked for since the last call. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> json(entry.getMessage()).path("message"))
                .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> event.at("/params/request/url").asText())
                .filter(address -> !address.startsWith("data:"))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What axe finds on the page as it is now that bars people from it, a line each.
     *
     * @param rules those that matter; without any, all do
     */
    List<?> barriers(String... rules) {
        return (List<?>) driver.executeAsyncScript(axe() + """
                ;
                const [rules, done] = arguments;
                axe.run(rules.length ? { runOnly: rules } : {}).then(
                    found => done(found.violations.flatMap(rule => rule.nodes.map(
                        node => `${rule.id}: ${node.target} ${node.failureSummary}`))),
                    error => done([String(error)]));
                """, List.of(rules));
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
