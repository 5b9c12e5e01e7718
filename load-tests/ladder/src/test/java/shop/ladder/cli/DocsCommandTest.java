package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DocsCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("The tutorial: (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
    void aFolderMayHaveASpace(@TempDir Path folder) {
        assertThat(docs("--output", folder.resolve("my pages").toString())).isZero();

        assertThat(folder.resolve("my pages/index.html")).isRegularFile();
    }

    @Test
    void outputThatCannotBeWritten_isSaidInOneLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in its place");

        for (Path place : List.of(file, file.resolve("below"))) {
            assertThat(docs("--output", place.toString())).isEqualTo(2);
            assertThat(said(err))
                    .isEqualTo("The pages cannot be written to " + place + ": name another folder with --output\n");
        }
        assertThat(file).hasContent("in its place");
    }

    @Test
    void outputInTheCheckout_isRefused_butNotWhereThingsAreBuilt() {
        assertThat(docs("--output", home.toString())).isEqualTo(2);
        assertThat(docs("--output", home.resolve("docs/site").toString())).isEqualTo(2);
        assertThat(said(err)).contains(home + " is in the checkout: ", home.resolve("docs/site") + " is in the ");
        assertThat(home.resolve("docs/site")).doesNotExist();
        assertThat(home.resolve("index.html")).doesNotExist();

        assertThat(docs("--output", home.resolve("target/pages").toString())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=1", "--no-open"})
    void output_doesNotGoWithServing(String option, @TempDir Path folder) {
        assertThat(docs("--output", folder.toString(), option)).isEqualTo(2);

        assertThat(said(err)).startsWith("--output serves nothing: leave --port and --no-open out.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPortThatIsTaken_isRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(docs("--port", Integer.toString(other.getLocalPort()))).isEqualTo(2);

            assertThat(said(err)).startsWith("Port " + other.getLocalPort() + " is in use: ");
        }
    }

    @Test
    void withoutOutput_theSiteIsServedUntilItIsStopped() throws Exception {
        whileServed(address -> assertThat(get(address).body()).contains("<title>The workshop</title>"));
    }

    @Test
    void withItsPortTaken_itIsServedAllTheSame() throws Exception {
        whileServed(first -> {
            said(out);
            whileServed(second -> {
                assertThat(second).isNotEqualTo(first);
                assertThat(get(second).statusCode()).isEqualTo(200);
            });
        });
    }

    @Test
    void aPageWhoseFileIsGone_isGoneToo() throws Exception {
        Files.writeString(home.resolve("docs/README.md"), "# The tutorial\n\n[One](01-one.md)\n");
        Path page = Files.writeString(home.resolve("docs/01-one.md"), "# One\n");
        whileServed(address ->
                assertThat(get(address + "docs/01-one.html").statusCode()).isEqualTo(200));

        Files.delete(page);

        said(out);
        whileServed(address ->
                assertThat(get(address + "docs/01-one.html").statusCode()).isEqualTo(404));
    }

    private void whileServed(ThrowingConsumer<String> use) throws Exception {
        Thread command = new Thread(() -> docs("--no-open"));
        command.start();
        try {
            Matcher said = await().until(() -> ADDRESS.matcher(out.toString()), Matcher::find);
            use.accept(said.group(1));
        } finally {
            command.interrupt();
            command.join();
        }
    }

    private int docs(String... options) {
        return Workshop.withMessages(
                        new CommandLine(new DocsCommand(home)), new ErrorMessages(home.resolve("workshop.log"), false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }

    private static String said(StringWriter words) {
        String text = words.toString().replace(System.lineSeparator(), "\n");
        words.getBuffer().setLength(0);
        return text;
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
