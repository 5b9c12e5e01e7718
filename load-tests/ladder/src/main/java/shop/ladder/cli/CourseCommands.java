package shop.ladder.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine;
import shop.ladder.classroom.Export;
import shop.ladder.classroom.LastRun;
import shop.ladder.exercise.Checker;
import shop.ladder.exercise.Course;

/** The commands about the exercises and the class. */
final class CourseCommands {

    /** How long the tests of one exercise may take. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path home;
    private final Course course;
    private final LastRun lastRun;
    private final Clock clock;

    CourseCommands(Path home, Course course, LastRun lastRun, Clock clock) {
        this.home = home;
        this.course = course;
        this.lastRun = lastRun;
        this.clock = clock;
    }

    void addTo(CommandLine commands) {
        Path target = home.resolve("load-tests/ladder/target");
        ExerciseCheck check =
                new ExerciseCheck(home, course, new Checker(home, home, target.resolve("exercises"), LIMIT), clock);
        commands.addSubcommand(new ListCommand(course))
                .addSubcommand(new StatusCommand(course))
                .addSubcommand(new StartCommand(home, course))
                .addSubcommand(new CheckCommand(course, check))
                .addSubcommand(new WatchCommand(home, course, check))
                .addSubcommand(new HintCommand(course))
                .addSubcommand(new SolutionCommand(home, course, clock))
                .addSubcommand(new ResetCommand(home, course))
                .addSubcommand(new ClassCommand(new Export(home, lastRun, course, clock), course.manifest()))
                .addSubcommand(new DevCommand(home, course.manifest()));
    }
}
