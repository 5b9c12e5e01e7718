package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private final SamplePages checkout;
    private Figures figures;

    FiguresTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @BeforeEach
    void aLadderAndADrill() throws IOException {
        checkout.write("docs/runs/ladder.json", """
                {"stages": [
                  {"stage": 1, "throughput": 35.87, "ofLimit": 0.9835, "limit": "the one connection", "change": -3.21},
                  {"stage": 3, "throughput": 1738.4, "failed": 0, "requests": 26076}]}
                """);
        checkout.write("docs/runs/failures-32-users.json", "{\"drills\": [{\"failed\": 2.04}, {\"failed\": 3}]}");
        checkout.write("docs/runs/ladders.json", "[{\"stages\": [{\"stage\": 3, \"throughput\": 90.06}]}]");
        checkout.write("docs/runs/notes.txt", "no JSON");
        figures = new Figures(new Measurements(checkout.home().resolve("docs/runs")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$stage1.throughput; 35.9",
                "$stage3.throughput; 1,738",
                "$stage3.requests; 26,076",
                "$stage3.failed; 0",
                "$stage1.change; -3.2",
                "$percent($stage1.ofLimit); 98",
                "$failures32Users.drills[0].failed; 2.0",
                "$sum($failures32Users.drills.failed); 5.0",
                "$ladders[0].stages[stage=3].throughput; 90.1",
                "$ladder.stages[stage=1].throughput; 35.9",
                "$round(1 / $stage1.throughput * 1000, 1); 27.9",
                "$formatNumber($stage1.throughput, '0.00'); 35.87",
                "$string($stage3.failed); 0"
            })
    void figures_areWrittenAsAPersonWould(String expression, String figure) {
        assertThat(checkout.updated(figures, "At 7<!--=" + expression + "--> a second"))
                .isEqualTo("At " + figure + "<!--=" + expression + "--> a second");
    }

    @Test
    void figureThatTheRunSays_isNoFault() {
        assertThat(checkout.faults(figures, "**35.9**\n\nAt 35.9<!--=$stage1.throughput--> requests/s"))
                .isEmpty();
    }

    @Test
    void figureThatHasMoved_isAFault() {
        assertThat(checkout.faults(
                        figures, "# Title\n\n| at 35.8<!--=$stage1.throughput--> | 9<!--=$stage3.failed--> |"))
                .containsExactly(
                        "docs/page.md:3: 35.8 is 35.9 ($stage1.throughput): run ./workshop dev docs",
                        "docs/page.md:3: 9 is 0 ($stage3.failed): run ./workshop dev docs");
    }

    @Test
    void expressionOverTwoLines_isOne() {
        assertThat(checkout.updated(figures, "97<!--=$percent(\n  $stage1.ofLimit)--> %"))
                .startsWith("98<");
    }

    @Test
    void markInCode_isNone() {
        assertThat(checkout.faults(figures, "Write `5<!--=$stage1.throughput-->`.\n\n```text\n5<!--=$x-->\n```\n"))
                .isEmpty();
    }

    @Test
    void expressionThatAsksNoRun_isAFault() {
        assertThat(checkout.faults(figures, "7<!--=7-->"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:1: `7` asks none of the runs [");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7<!--=$round($stage9.throughput)-->|has no value: $stage9 is none of the runs [failures32Users, ladder,",
                "7<!--=$round(7)-->|asks none of the runs [failures32Users, ladder,",
                "7<!--=$stage1.speed-->|has no value: the run has no such field",
                "7<!--=$stage1.-->|cannot be computed",
                "7<!--=$percent('all')-->|cannot be computed",
                "7<!--=$stage1.limit-->|`the one connection`, which is not written as a number",
                "7<!--=$stage1-->|is no number and no string",
                "7 <!--=$stage1.throughput-->|has no number directly before it"
            })
    void expressionWithoutAFigure_isAFault(String text, String fault) {
        assertThat(checkout.faults(figures, text)).singleElement().asString().contains("docs/page.md:1: `$", fault);
        assertThat(checkout.updated(figures, text)).isEqualTo(text);
    }
}
