package shop.ladder.classroom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import shop.ladder.exercise.Course;
import shop.ladder.report.LadderReport;
import shop.ladder.run.Commit;
import shop.ladder.run.ThisMachine;

/** Gathers the results of this checkout's learner. */
public final class Export {

    private final Path home;
    private final LastRun lastRun;
    private final Course course;
    private final Clock clock;

    /** @param home the checkout's root folder */
    public Export(Path home, LastRun lastRun, Course course, Clock clock) {
        this.home = home;
        this.lastRun = lastRun;
        this.course = course;
        this.clock = clock;
    }

    /** @param name by which the learner wants to be called */
    public Results gather(String name) throws IOException {
        Optional<LadderReport> run = lastRun.read();
        return Results.of(
                name,
                clock.instant(),
                run.map(LadderReport::machine).orElseGet(ThisMachine::describe),
                run.map(LadderReport::commit).orElseGet(() -> Commit.of(home)),
                run.orElse(null),
                course);
    }
}
