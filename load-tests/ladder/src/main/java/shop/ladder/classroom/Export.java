package shop.ladder.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Refusal;
import shop.ladder.report.LadderJson;
import shop.ladder.report.LadderReport;
import shop.ladder.run.Commit;
import shop.ladder.run.ThisMachine;

/** Gathers the results of this checkout's learner. */
public final class Export {

    private final Path home;
    private final Path ladder;
    private final Course course;
    private final Clock clock;

    /**
     * @param home the checkout's root folder
     * @param ladder the figures of the last run of the ladder that has gains; the file need not exist
     */
    public Export(Path home, Path ladder, Course course, Clock clock) {
        this.home = home;
        this.ladder = ladder;
        this.course = course;
        this.clock = clock;
    }

    /** @param name by which the learner wants to be called */
    public Results gather(String name) throws IOException {
        return Results.of(name, clock.instant(), ThisMachine.describe(), Commit.of(home), lastRun(), course);
    }

    private LadderReport lastRun() throws IOException {
        if (!Files.exists(ladder)) {
            return null;
        }
        try {
            return new LadderJson().read(Files.readString(ladder));
        } catch (JsonProcessingException e) {
            throw new Refusal(ladder + " is damaged: ./workshop ladder makes it anew");
        }
    }
}
