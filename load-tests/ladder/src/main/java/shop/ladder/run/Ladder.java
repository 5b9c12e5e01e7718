package shop.ladder.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.LadderReport;
import shop.ladder.report.NotRun;
import shop.ladder.report.StageResult;

/** Measures one stage after the other, each on servers of its own. */
public final class Ladder {

    private final LadderSettings settings;
    private final Progress progress;

    /** @param progress is told what happens */
    public Ladder(LadderSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures. A stage that cannot be measured is reported as such, and the others are measured all the same.
     *
     * @throws Stopped if this program is being ended
     */
    public LadderReport run() {
        Instant began = Instant.now();
        List<StageResult> results = new ArrayList<>();
        List<NotRun> notRun = new ArrayList<>();
        try (ProcessGuard guard = new ProcessGuard()) {
            for (int i = 0; i < settings.stages().size(); i++) {
                Stage stage = Stage.of(settings.stages().get(i));
                try {
                    results.add(comparedTo(results, run(stage, i, guard).measure()));
                } catch (EngineFailed e) {
                    if (guard.isClosed()) {
                        throw new Stopped(e);
                    }
                    notRun.add(new NotRun(stage.number(), stage.title(), reason(e)));
                }
            }
        }
        return new LadderReport(
                began, ThisMachine.describe(), Commit.of(settings.home()), settings.parameters(), results, notRun);
    }

    /** The message and, where a process left last words, the last of them. */
    private static String reason(EngineFailed failure) {
        return failure.details()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .map(line -> failure.getMessage() + ": " + line.strip())
                .orElse(failure.getMessage());
    }

    private StageRun run(Stage stage, int index, ProcessGuard guard) {
        int stages = settings.stages().size();
        return new StageRun(
                stage,
                settings,
                guard,
                part -> progress.begins(
                        "stage " + stage.number() + ", " + stage.title() + ": " + part.words(),
                        part.left(settings, stages - index - 1)));
    }

    /** Adds what this stage gains over the one before, if that was measured in this run. */
    private static StageResult comparedTo(List<StageResult> earlier, StageResult result) {
        return earlier.stream()
                .filter(other -> other.stage() == result.stage() - 1)
                .findFirst()
                .map(other -> result.withGain(result.throughput() / other.throughput()))
                .orElse(result);
    }
}
