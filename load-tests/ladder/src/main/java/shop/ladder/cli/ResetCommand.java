package shop.ladder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Workbench.Place;

@Command(name = "reset", description = "Put the starter of an exercise in place again; your work is kept.")
final class ResetCommand implements Runnable {

    private final Path home;
    private final Course course;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExerciseParameter chosen;

    ResetCommand(Path home, Course course) {
        this.home = home;
        this.course = course;
    }

    @Override
    public void run() {
        Exercise exercise = chosen.in(course);
        Optional<Path> work = course.workbench().reset(exercise);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Exercise %s is as at its start.".formatted(exercise.id()));
        work.ifPresent(copy -> out.println("Your work: " + home.relativize(copy)));
        Place.inLines(course.workbench().places(exercise)).forEach(out::println);
    }
}
