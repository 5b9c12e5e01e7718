package shop.ladder.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;

@Command(name = "status", description = "Where you are, what you predicted, and what to do next.")
final class StatusCommand implements Runnable {

    private final Course course;

    @Spec
    private CommandSpec spec;

    StatusCommand(Course course) {
        this.course = course;
    }

    @Override
    public void run() {
        WhereYouAre where = new WhereYouAre(course);
        where.lines().forEach(spec.commandLine().getOut()::println);
        List<String> details = where.details();
        if (!details.isEmpty()) {
            spec.commandLine().getOut().println();
            details.forEach(spec.commandLine().getOut()::println);
        }
    }
}
