package shop.ladder.run;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.ScalingReport;
import shop.ladder.report.StageResult;

/** Measures one stage with several numbers of copies, one after the other, each on servers of its own. */
public final class ScalingRun {

    private final Stage stage;
    private final LadderSettings settings;
    private final ProcessGuard guard;

    /** @param stage one that has a load balancer */
    public ScalingRun(Stage stage, LadderSettings settings, ProcessGuard guard) {
        this.stage = stage;
        this.settings = settings;
        this.guard = guard;
    }

    /**
     * Measures.
     *
     * @param copies the numbers of copies, ascending
     * @param progress is told what happens
     * @throws EngineFailed if the shop or the load does not do its work
     */
    public ScalingReport run(List<Integer> copies, Progress progress) {
        Instant began = Instant.now();
        SortedMap<Integer, StageResult> results = new TreeMap<>();
        for (int number : copies) {
            int after = copies.size() - results.size() - 1;
            StageRun run = new StageRun(
                    stage,
                    number,
                    settings,
                    guard,
                    part -> progress.begins("copies: " + number + ", " + part.words(), part.left(settings, after)));
            results.put(number, run.measure());
        }
        return new ScalingReport(
                began,
                ThisMachine.describe(),
                Commit.of(settings.home()),
                settings.parameters(),
                ScalingReport.compared(results));
    }
}
