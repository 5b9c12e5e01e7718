package shop.ladder.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Limit;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.MiniCourse;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.report.Machine;

class ClassPageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ClassPage page = new ClassPage(new Manifest(List.of(MiniCourse.EXERCISE)));

    @Test
    void progress_countsThoseWhoSolvedIt_andWhatItTookThem() {
        String html = text(page.render(
                List.of(
                        learner("Ann", State.SOLVED, 3, 2.0),
                        learner("Bob", State.SOLVED, 6, 3.0),
                        learner("Cem", State.UNDER_WAY, 9, 2.5)),
                List.of()));

        assertThat(html).contains("1.1 Add 2 of 3 1 0 4.5 1");
    }

    @Test
    void gains_areComparedAsRatios_andThroughputsNotAtAll() {
        String html =
                page.render(List.of(learner("Ann", State.OPEN, 0, 2.0), learner("Bob", State.OPEN, 0, 3.0)), List.of());

        assertThat(text(html)).contains("2 postgres-pool 2.0x 2.5x 3.0x 2").doesNotContain("7777");
        assertThat(html).contains("left:66.67%", "left:100.00%");
    }

    @Test
    void predictions_areComparedWithWhatWasMeasured() {
        String html = text(page.render(
                List.of(learner("Ann", State.OPEN, 0, 2.0), learner("Bob", State.OPEN, 0, 3.0)), List.of()));

        assertThat(html).contains("2 postgres-pool 2 0.5x 0.5x 0.5x 2 of 2");
    }

    @Test
    void aSecondPredictionOfAStage_whichHasSeenTheFigure_doesNotCount() {
        Estimate blind = new Estimate(NOON, 2, 50.0, Limit.SHOP_CPU, 110, 100, Limit.CONNECTIONS);
        Estimate seeing = new Estimate(NOON, 2, 100.0, Limit.CONNECTIONS, 110, 100, Limit.CONNECTIONS);
        Results learner = new Results(1, "Ann", NOON, machine(), "", null, List.of(blind, seeing), null);

        assertThat(text(page.render(List.of(learner), List.of()))).contains("2 postgres-pool 1 0.5x 0.5x 0.5x 0 of 1");
    }

    @Test
    void withoutFigures_theSectionsSaySo() {
        Results idle = new Results(1, "Ann", NOON, machine(), "", null, null, null);

        assertThat(text(page.render(List.of(idle), List.of())))
                .contains("Nobody has run the ladder yet.", "Nobody has predicted anything yet.", "1.1 Add 0 of 1");
    }

    @Test
    void names_cannotBreakThePage() {
        String html =
                page.render(List.of(learner("<script>alert(1)</script>", State.OPEN, 0, 2.0)), List.of("<b>.json"));

        assertThat(html).doesNotContain("<script>", "<b>").contains("&lt;script&gt;", "Left out: &lt;b&gt;.json.");
    }

    @Test
    void anAuditThatDoesNotHold_isSeen() {
        Results cheat = new Results(
                1,
                "Ann",
                NOON,
                machine(),
                "",
                List.of(new Results.StageFigures(2, 7777, 9.0, 1.0, "connections", false)),
                null,
                null);

        assertThat(text(page.render(List.of(cheat), List.of()))).contains("do not hold");
    }

    private static Results learner(String name, State state, int checks, double gain) {
        return new Results(
                1,
                name,
                NOON,
                machine(),
                "abc",
                List.of(
                        new Results.StageFigures(1, 3333, null, 0.9, "the one connection", true),
                        new Results.StageFigures(2, 7777, gain, 0.9, "connections", true)),
                List.of(new Estimate(NOON, 2, 50.0, Limit.CONNECTIONS, 110, 100, Limit.CONNECTIONS)),
                List.of(new Results.Attempt("1.1", state, checks, 1)));
    }

    private static Machine machine() {
        return new Machine("Linux 6", null, 2, 8_000, "17");
    }

    /** As one reads it. */
    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }
}
