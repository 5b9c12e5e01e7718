package shop.ladder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Refusal;
import shop.ladder.exercise.Workbench.Beginning;
import shop.ladder.exercise.Workbench.Place;
import shop.ladder.report.TextLines;

@Command(
        name = "start",
        description = {
            "Begin an exercise: its starter is put in the place of the solution, in the sources.",
            "One that is under way is set aside, and taken up again by its own start."
        })
final class StartCommand implements Runnable {

    private final Path home;
    private final Course course;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "Its number, such as 2.1 (default: the next one that is not solved).")
    private String id;

    StartCommand(Path home, Course course) {
        this.home = home;
        this.course = course;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Exercise> underWay = course.underWay();
        if (id == null && underWay.isPresent()) {
            throw new Refusal("Exercise %s is under way: ./workshop check, or start another one by its number"
                    .formatted(underWay.get().id()));
        }
        Optional<Exercise> next = id == null ? course.next() : Optional.of(course.chosen(id));
        if (next.isEmpty()) {
            out.println("No exercise is left to start. To do one again: ./workshop reset EXERCISE");
            return;
        }
        Exercise exercise = next.get();
        course.workbench().requireStartable(exercise);
        underWay.ifPresent(other -> setAside(other, out));
        Beginning beginning = course.workbench().start(exercise);
        out.println(spec.commandLine()
                .getColorScheme()
                .ansi()
                .string("@|bold Exercise %s: %s|@ (%s, about %d min)"
                        .formatted(exercise.id(), exercise.title(), exercise.level(), exercise.minutes())));
        out.println();
        TextLines.wrapped(exercise.objective()).forEach(out::println);
        out.println();
        out.println("Read: %s, exercise %s".formatted(exercise.chapterFile(), exercise.id()));
        Place.inLines(course.workbench().places(exercise)).forEach(out::println);
        switch (beginning) {
            case RESUMED -> out.println("It is as you left it.");
            case LOST -> out.println("What you had written is not in .workshop/saved here, so it begins anew.");
            case ANEW -> {}
        }
        out.println("Next: ./workshop check; or ./workshop watch, which checks whenever you save");
    }

    private void setAside(Exercise other, PrintWriter out) {
        Optional<Path> work = course.workbench().setAside(other);
        if (work.isPresent()) {
            out.println("Exercise %s is set aside; ./workshop start %<s takes it up again.".formatted(other.id()));
            out.println("Your work: " + home.relativize(work.get()));
        } else {
            out.println("Exercise %s was not begun: its solution is back in place.".formatted(other.id()));
        }
        out.println();
    }
}
