package shop.ladder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import shop.ladder.exercise.CheckReport;
import shop.ladder.exercise.CheckResult;
import shop.ladder.exercise.Checker;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Refusal;

/** Checks an exercise for a reader: shows what is done, notes how it went and tells it, with what to do next. */
final class ExerciseCheck {

    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Path home;
    private final Course course;
    private final Checker checker;
    private final Clock clock;

    ExerciseCheck(Path home, Course course, Checker checker, Clock clock) {
        this.home = home;
        this.course = course;
        this.checker = checker;
        this.clock = clock;
    }

    /**
     * Checks.
     *
     * @param command on whose terminal it is told
     * @return whether it is solved
     * @throws Refusal if the exercise is not under way: what would pass is not the reader's
     */
    boolean passes(Exercise exercise, CommandLine command) {
        course.workbench().requireInWork(exercise);
        CheckResult result = ProgressLine.during(progress -> {
            progress.begins("exercise " + exercise.id() + ": compiling and testing", USUAL);
            return checker.check(exercise);
        });
        course.notebook().note(exercise, entry -> entry.checked(result.passed(), clock.instant()));
        tell(exercise, result, command);
        return result.passed();
    }

    private void tell(Exercise exercise, CheckResult result, CommandLine command) {
        PrintWriter out = command.getOut();
        Ansi ansi = command.getColorScheme().ansi();
        out.println(new CheckReport(
                        exercise,
                        course.workbench().places(exercise),
                        ansi,
                        home,
                        type -> checker.fileOf(exercise.step(), type).orElse(null))
                .render(result));
        if (result.passed()) {
            out.println();
            if (exercise.worth() != null) {
                out.println("Its worth: " + exercise.worth());
            }
            out.println("Our way:   ./workshop solution --show " + exercise.id());
            out.println("Next:      "
                    + course.nextAfter(exercise)
                            .map(Exercise::startInWords)
                            .orElse("that was the last one: ./workshop status"));
        }
        out.flush();
    }
}
