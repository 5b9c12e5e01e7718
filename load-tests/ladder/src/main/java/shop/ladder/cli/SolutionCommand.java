package shop.ladder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;

@Command(name = "solution", description = "Show an exercise's solution and put it in place; your work is kept.")
final class SolutionCommand implements Runnable {

    private final Path home;
    private final Course course;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExerciseParameter chosen;

    @Option(names = "--show", description = "Only show it.")
    private boolean onlyShow;

    SolutionCommand(Path home, Course course, Clock clock) {
        this.home = home;
        this.course = course;
        this.clock = clock;
    }

    @Override
    public void run() {
        Exercise exercise = chosen.in(course);
        PrintWriter out = spec.commandLine().getOut();
        course.workbench().solution(exercise).forEach(place -> {
            out.println(place);
            out.println();
            place.code().forEach(out::println);
            out.println();
        });
        course.notebook().note(exercise, entry -> entry.shown(clock.instant()));
        if (onlyShow) {
            return;
        }
        boolean inWork = course.workbench().isInWork(exercise);
        Optional<Path> work = course.workbench().solve(exercise);
        out.println(inWork ? "It is in place now." : "It is in place; the exercise was not started.");
        work.ifPresent(copy -> out.println("Your work: " + home.relativize(copy)));
        course.nextAfter(exercise).ifPresent(next -> out.println("Next: " + next.startInWords()));
    }
}
