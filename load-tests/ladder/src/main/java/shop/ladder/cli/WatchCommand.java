package shop.ladder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;

@Command(name = "watch", description = "Check an exercise whenever you save its file, until it is solved.")
final class WatchCommand implements Callable<Integer> {

    /** Asking works on every file system; being told does not. */
    private static final long POLL_MILLIS = 300;

    private final Path home;
    private final Course course;
    private final ExerciseCheck check;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExerciseParameter chosen;

    WatchCommand(Path home, Course course, ExerciseCheck check) {
        this.home = home;
        this.course = course;
        this.check = check;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Exercise exercise = chosen.in(course);
        List<FileTime> checked = times(exercise);
        while (!check.passes(exercise, spec.commandLine())) {
            spec.commandLine().getOut().println("\nWaiting until you save (Ctrl-C ends) ...");
            spec.commandLine().getOut().flush();
            List<FileTime> now = times(exercise);
            while (now.equals(checked)) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                now = times(exercise);
            }
            checked = now;
        }
        return ExitCode.OK;
    }

    private List<FileTime> times(Exercise exercise) throws IOException {
        List<Path> files = course.workbench().places(exercise).stream()
                .map(place -> home.resolve(place.file()))
                .toList();
        List<FileTime> times = new java.util.ArrayList<>();
        for (Path file : files) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }
}
