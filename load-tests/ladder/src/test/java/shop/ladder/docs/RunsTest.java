package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the pages was measured at some time, somewhere, of some state of the sources. */
class RunsTest {

    private static final Path RUNS = Path.of("../../docs/runs");

    @ParameterizedTest
    @MethodSource("files")
    void everyReport_saysWhenAndWhereItWasMade_andOfWhat(Path file) throws IOException {
        assertThat(reports(file)).isNotEmpty().allSatisfy(report -> {
            assertThat(report.path("measuredAt").asText()).isNotBlank();
            assertThat(report.path("machine").path("cpu").asText()).isNotBlank();
            assertThat(report.path("commit").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void reportsOfOneFile_areSeveralRuns(Path file) throws IOException {
        assertThat(reports(file))
                .extracting(report -> report.path("measuredAt").asText())
                .doesNotHaveDuplicates();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RUNS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A file is one report, or a list of them. */
    private static List<JsonNode> reports(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        JsonNode list = root.isArray() ? root : root.path("loads");
        return list.isMissingNode()
                ? List.of(root)
                : StreamSupport.stream(list.spliterator(), false).toList();
    }
}
