package shop.ladder.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;

@Command(name = "check", description = "Check an exercise: compile your code and run the tests that prove it.")
final class CheckCommand implements Callable<Integer> {

    private final Course course;
    private final ExerciseCheck check;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExerciseParameter exercise;

    CheckCommand(Course course, ExerciseCheck check) {
        this.course = course;
        this.check = check;
    }

    @Override
    public Integer call() {
        return check.passes(exercise.in(course), spec.commandLine()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
