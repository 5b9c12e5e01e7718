package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LadderJsonTest {

    private final LadderJson json = new LadderJson();
    private final ObjectMapper tree = new ObjectMapper();

    @Test
    void onceRounded_aReportSurvivesTheRoundTripWhole() throws Exception {
        LadderReport rounded = json.read(json.write(Reports.twoStages()));

        assertThat(json.read(json.write(rounded))).isEqualTo(rounded);
    }

    @Test
    void aReportThatIsReadBack_hasEveryText() throws Exception {
        LadderReport report = Reports.twoStages();

        LadderReport back = json.read(json.write(report));

        assertThat(back.machine()).isEqualTo(report.machine());
        assertThat(back.parameters()).isEqualTo(report.parameters());
        assertThat(back.measuredAt()).isEqualTo(report.measuredAt());
        assertThat(back.stages().get(1).explanation())
                .isEqualTo(report.stages().get(1).explanation());
        assertThat(back.stages().get(0).audit())
                .isEqualTo(report.stages().get(0).audit());
    }

    @Test
    void theFieldsHaveTheNamesAndTheOrderThatToolsRelyOn() throws Exception {
        JsonNode report = tree.readTree(json.write(Reports.twoStages()));

        assertThat(names(report)).containsExactly("measuredAt", "machine", "commit", "parameters", "stages");
        assertThat(names(report.at("/machine"))).containsExactly("os", "cpu", "cores", "memoryMiB", "jdk");
        assertThat(names(report.at("/parameters")))
                .containsExactly(
                        "mix",
                        "users",
                        "seconds",
                        "warmUpSeconds",
                        "paymentLatencyMs",
                        "poolSize",
                        "connectionTimeoutMs",
                        "replicas",
                        "seed");
        assertThat(names(report.at("/stages/1")))
                .containsExactly(
                        "stage",
                        "name",
                        "what",
                        "throughput",
                        "predicted",
                        "limit",
                        "ofLimit",
                        "gain",
                        "latencyMs",
                        "requests",
                        "failed",
                        "audit",
                        "evidence",
                        "generatorBound",
                        "explanation",
                        "demands");
        assertThat(names(report.at("/stages/1/latencyMs"))).containsExactly("p50", "p95", "p99", "max");
        assertThat(names(report.at("/stages/1/audit")))
                .containsExactly("acknowledged", "lost", "oversold", "chargedTwice", "lostAfterKill", "durable");
        assertThat(names(report.at("/stages/1/evidence"))).containsExactly("cpu", "poolWaitMs");
        assertThat(names(report.at("/stages/1/demands"))).containsExactly("connections", "database CPU");
        assertThat(names(report.at("/stages/1/demands/connections"))).containsExactly("servers", "ms", "limit");
    }

    @Test
    void numbersHaveFourFigures_wholeOnesNoFraction() {
        String written = json.write(Reports.twoStages());

        assertThat(written)
                .contains(
                        "\"throughput\" : 80.12,",
                        "\"throughput\" : 166,",
                        "\"gain\" : 2.072,",
                        "\"ofLimit\" : 0.9714,");
    }

    @Test
    void theFirstStage_hasNoGain() {
        assertThat(json.write(Reports.of(List.of(Reports.monolith())))).doesNotContain("\"gain\"");
    }

    @Test
    void aStageThatWasNotRun_isNamedWithItsReason() throws Exception {
        NotRun nginx = new NotRun(5, "load-balancing", "nginx was not found: apt-get install nginx");

        LadderReport back = json.read(json.write(Reports.with(List.of(Reports.monolith()), List.of(nginx))));

        assertThat(back.notRun()).containsExactly(nginx);
    }

    private static List<String> names(JsonNode object) {
        return Stream.of(object.properties())
                .flatMap(fields -> fields.stream().map(field -> field.getKey()))
                .toList();
    }
}
