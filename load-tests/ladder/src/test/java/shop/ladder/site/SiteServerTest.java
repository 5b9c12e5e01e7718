package shop.ladder.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @Test
    void whatIsNotThere_isNotFound() throws Exception {
        assertThat(get("docs/nothing.html").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsOutsideOfTheFolder_isNotFound() throws Exception {
        assertThat(get("../secret.html").statusCode()).isEqualTo(404);
        assertThat(get("%2e%2e/secret.html").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
