package shop.ladder.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.report.TextLines;

@Command(name = "hint", description = "The next hint for an exercise; after the last one, the last one again.")
final class HintCommand implements Runnable {

    private final Course course;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExerciseParameter chosen;

    HintCommand(Course course) {
        this.course = course;
    }

    @Override
    public void run() {
        Exercise exercise = chosen.in(course);
        int all = exercise.hints().size();
        int number = Math.min(all, course.notebook().entry(exercise).hints() + 1);
        course.notebook().note(exercise, entry -> entry.hinted(number));
        PrintWriter out = spec.commandLine().getOut();
        out.println("Exercise %s, hint %d of %d".formatted(exercise.id(), number, all));
        out.println();
        TextLines.wrapped(exercise.hints().get(number - 1)).forEach(out::println);
        out.println();
        out.println(
                number < all
                        ? "One more: ./workshop hint " + exercise.id()
                        : "That was the last. The solution: ./workshop solution " + exercise.id());
    }
}
