package shop.ladder.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
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
import shop.ladder.exercise.Refusal;

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
    public Integer call() throws InterruptedException {
        Exercise exercise = chosen.in(course);
        course.workbench().requireInWork(exercise);
        List<File> files = course.workbench().places(exercise).stream()
                .map(place -> home.resolve(place.file()).toFile())
                .distinct()
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Long> checked = times(files);
        while (!passes(exercise)) {
            out.println("\nWaiting until you save (Ctrl-C ends) ...");
            out.flush();
            checked = nextSave(files, checked);
        }
        return ExitCode.OK;
    }

    /** A file that one edits may have lost its marks for a while. */
    private boolean passes(Exercise exercise) {
        try {
            return check.passes(exercise, spec.commandLine());
        } catch (Refusal e) {
            spec.commandLine().getOut().println(e.getMessage());
            return false;
        }
    }

    /** Editors save in several steps: waits until the files rest. */
    private static List<Long> nextSave(List<File> files, List<Long> checked) throws InterruptedException {
        List<Long> before = checked;
        List<Long> now = checked;
        while (now.equals(checked) || !now.equals(before)) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            before = now;
            now = times(files);
        }
        return now;
    }

    /** Of a file that is not there at the moment: 0. */
    private static List<Long> times(List<File> files) {
        return files.stream().map(File::lastModified).toList();
    }
}
