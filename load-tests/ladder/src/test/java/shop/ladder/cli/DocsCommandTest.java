package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DocsCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("The tutorial: (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void aSmallTutorial() throws IOException {
        Files.writeString(home.resolve("README.md"), "# The workshop\n");
        Files.createDirectory(home.resolve("docs"));
        Files.writeString(home.resolve("docs/README.md"), "# The tutorial\n");
    }

    @Test
    void output_isWritten_andNothingIsServed(@TempDir Path folder) {
        assertThat(docs("--output", folder.toString())).isZero();

        assertThat(out).hasToString("Written: " + folder.resolve("index.html") + System.lineSeparator());
        assertThat(folder.resolve("docs/index.html")).content().contains("The tutorial");
    }

    @Test
    void withoutOutput_theSiteIsServedUntilItIsStopped() throws Exception {
        Thread command = new Thread(() -> docs("--no-open"));
        command.start();
        try {
            Matcher said = await().until(() -> ADDRESS.matcher(out.toString()), Matcher::find);

            assertThat(get(said.group(1)).body()).contains("<title>The workshop</title>");
        } finally {
            command.interrupt();
            command.join();
        }
    }

    private int docs(String... options) {
        return new CommandLine(new DocsCommand(home))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(options);
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
