package shop.ladder.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteServerTest {

    @TempDir
    private Path folder;

    private SiteServer server;

    @BeforeEach
    void start() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site/docs")).getParent();
        Files.writeString(site.resolve("index.html"), "the start");
        Files.writeString(site.resolve("docs/index.html"), "the tutorial");
        Files.writeString(folder.resolve("secret.html"), "not in the site");
        server = SiteServer.start(site, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFolder_isAnsweredByItsFirstPage() throws Exception {
        assertThat(get("").body()).isEqualTo("the start");
        assertThat(get("docs/").body()).isEqualTo("the tutorial");
    }

    @Test
    void aPage_saysWhatItIs() throws Exception {
        HttpResponse<String> page = get("docs/index.html");

        assertThat(page.body()).isEqualTo("the tutorial");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void whatIsNotThere_isNotFound() throws Exception {
        assertThat(get("docs/nothing.html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../secret.html", "/%2e%2e/secret.html", "/%00", "/%zz"})
    void whatIsNoPathInTheFolder_isABadRequest(String path) throws IOException {
        assertThat(answer("GET " + path, server.address().getAuthority())).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void head_isAnsweredWithoutContent() throws IOException {
        String authority = server.address().getAuthority();

        assertThat(answer("GET /", authority)).startsWith("HTTP/1.1 200 ").contains("the start");
        assertThat(answer("HEAD /", authority)).startsWith("HTTP/1.1 200 ").doesNotContain("the start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void otherMethods_areNotAllowed(String method) throws IOException {
        assertThat(answer(method + " /", server.address().getAuthority())).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void anotherNameForThisMachine_isRefused() throws IOException {
        assertThat(answer("GET /", "localhost:" + server.address().getPort())).startsWith("HTTP/1.1 200 ");
        assertThat(answer("GET /", "shop.example:" + server.address().getPort()))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("the start");
    }

    /** What a client for HTTP would not send. */
    private String answer(String request, String host) throws IOException {
        try (Socket socket =
                new Socket(server.address().getHost(), server.address().getPort())) {
            socket.getOutputStream()
                    .write("%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(request, host)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
