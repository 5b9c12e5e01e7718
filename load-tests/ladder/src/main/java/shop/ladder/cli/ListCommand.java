package shop.ladder.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.run.Stage;

@Command(name = "list", description = "All exercises, and where you are.")
final class ListCommand implements Runnable {

    private final Course course;

    @Spec
    private CommandSpec spec;

    ListCommand(Course course) {
        this.course = course;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        int step = 0;
        for (Map.Entry<Exercise, State> entry : course.states().entrySet()) {
            Exercise exercise = entry.getKey();
            if (exercise.step() != step) {
                step = exercise.step();
                out.println(ansi.string(
                        "@|bold Step %d, %s|@".formatted(step, Stage.of(step).title())));
            }
            String line = "  %s %-4s %-44s %-11s %3d min"
                    .formatted(
                            mark(entry.getValue()),
                            exercise.id(),
                            exercise.title(),
                            exercise.level(),
                            exercise.minutes());
            out.println(ansi.string("@|" + colour(entry.getValue()) + " " + line + "|@"));
        }
        out.println();
        out.println("[x] solved   [>] under way   [~] set aside   [s] solution shown");
    }

    private static String mark(State state) {
        return switch (state) {
            case OPEN -> "[ ]";
            case UNDER_WAY -> "[>]";
            case SET_ASIDE -> "[~]";
            case SOLVED -> "[x]";
            case SHOWN -> "[s]";
        };
    }

    private static String colour(State state) {
        return switch (state) {
            case SOLVED -> "green";
            case UNDER_WAY -> "bold";
            default -> "reset";
        };
    }
}
