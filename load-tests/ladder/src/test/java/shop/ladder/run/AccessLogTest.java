package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

    private static final String ONE_REPLICA = """
            {"status":200,"upstream":"127.0.0.1:7001","upstreamStatus":"200","uri":"/a, b"}
            """;

    private static final String TWO_REPLICAS = """
            {"status":200,"upstream":"127.0.0.1:7001, 127.0.0.1:7002","upstreamStatus":"502, 200"}
            """;

    @TempDir
    private Path folder;

    @Test
    void requestsThatWentToSeveralReplicas_areCounted_ifTheyCameAfterTheBeginning() throws IOException {
        Path file = Files.writeString(folder.resolve("access.log"), ONE_REPLICA + TWO_REPLICAS);
        AccessLog log = AccessLog.fromNowOn(file);
        assertThat(log.sentAgain()).isZero();

        Files.writeString(file, TWO_REPLICAS + ONE_REPLICA + TWO_REPLICAS, StandardOpenOption.APPEND);
        assertThat(log.sentAgain()).isEqualTo(2);
        assertThat(log.sentTo(URI.create("http://127.0.0.1:7001"))).isEqualTo(1);
        assertThat(log.sentTo(URI.create("http://127.0.0.1:7002"))).isZero();
    }
}
