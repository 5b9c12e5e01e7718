package shop.ladder.exercise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Help.Ansi;
import shop.ladder.exercise.CheckResult.CompilerMessage;
import shop.ladder.exercise.TestOutcome.Failure;
import shop.ladder.exercise.Workbench.Place;
import shop.ladder.report.TextLines;

/** Tells a reader how the check of an exercise went, and what to do next, in lines of 80 columns. */
public final class CheckReport {

    /** Who sees more of them at once reads none. */
    private static final int SHOWN = 3;

    private static final int LINES_OF_A_MESSAGE = 14;

    private final Exercise exercise;
    private final List<Place> places;
    private final Ansi ansi;
    private final Path home;
    private final UnaryOperator<String> fileOf;

    /**
     * @param places where the reader's code is
     * @param home the checkout's root folder
     * @param fileOf tells in which file a class was written; null for one of a library
     */
    public CheckReport(Exercise exercise, List<Place> places, Ansi ansi, Path home, UnaryOperator<String> fileOf) {
        this.exercise = exercise;
        this.places = places;
        this.ansi = ansi;
        this.home = home;
        this.fileOf = fileOf;
    }

    public String render(CheckResult result) {
        List<String> lines = new ArrayList<>();
        if (result instanceof CheckResult.DoesNotCompile compilation) {
            lines.add(bad("Exercise %s: the code does not compile.".formatted(exercise.id())));
            compilation.messages().stream().limit(SHOWN).forEach(message -> lines.addAll(words(message)));
            lines.addAll(more(compilation.messages().size(), "message"));
        } else if (result instanceof CheckResult.NoTests) {
            lines.add(bad("Exercise %s: no test ran.".formatted(exercise.id())));
            lines.add("");
            lines.addAll(
                    TextLines.wrapped("No test of step %d has the tag %s, so nothing is proven. Were tests removed?"
                            .formatted(exercise.step(), exercise.tag())));
        } else if (result instanceof CheckResult.TookTooLong slow) {
            lines.add(bad("Exercise %s: its tests did not end within %d s and were stopped."
                    .formatted(exercise.id(), slow.limit().toSeconds())));
            lines.add("");
            lines.add("Does your code wait for something that never comes?");
            lines.add("Or is the network slow? ./workshop prefetch fetches what tests need.");
            lines.add(written(slow.log()));
        } else if (result instanceof CheckResult.Broke broken) {
            lines.add(
                    bad("Exercise %s: its tests broke down with status %d.".formatted(exercise.id(), broken.status())));
            lines.add("");
            lines.add(written(broken.log()));
        } else if (result instanceof CheckResult.Ran ran) {
            lines.addAll(ran.passed() ? solved(ran) : failed(ran));
        }
        if (!result.passed()) {
            lines.add("");
            lines.addAll(Place.inLines(places));
            lines.add("Next: change it, then ./workshop check %s; or ./workshop hint %<s".formatted(exercise.id()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> solved(CheckResult.Ran ran) {
        int tests = ran.outcomes().size();
        return List.of(good("Exercise %s is solved: %s."
                .formatted(exercise.id(), tests == 1 ? "its test passes" : "its " + tests + " tests pass")));
    }

    private List<String> failed(CheckResult.Ran ran) {
        List<TestOutcome> outcomes = ran.outcomes();
        List<TestOutcome> failures =
                outcomes.stream().filter(each -> each.failure() != null).toList();
        Optional<Failure> notSolved = failures.stream()
                .map(TestOutcome::failure)
                .filter(Failure::notSolved)
                .findFirst();
        List<String> lines = new ArrayList<>();
        if (notSolved.isPresent()) {
            lines.add(bad("Exercise %s is not solved yet: your code goes where NotSolvedYet is thrown."
                    .formatted(exercise.id())));
            place(notSolved.get(), "src/main/").ifPresent(place -> lines.add("  at " + place));
            return lines;
        }
        if (failures.isEmpty()) {
            lines.add(bad("Exercise %s is not proven: tests were left out.".formatted(exercise.id())));
            outcomes.stream().filter(each -> !each.ran()).forEach(each -> {
                lines.add("");
                lines.add("  " + each.test());
                TextLines.wrapped(each.skipped(), TextLines.WIDTH - 2).forEach(line -> lines.add("  " + line));
            });
            return lines;
        }
        lines.add(bad("Exercise %s, %s: %s of %s."
                .formatted(
                        exercise.id(),
                        exercise.title(),
                        failures.size() == 1 ? "1 test fails" : failures.size() + " tests fail",
                        outcomes.size())));
        failures.stream().limit(SHOWN).forEach(each -> lines.addAll(words(each)));
        lines.addAll(more(failures.size(), "test"));
        lines.add("");
        lines.add(written(ran.log()));
        return lines;
    }

    private List<String> words(TestOutcome outcome) {
        Failure failure = outcome.failure();
        List<String> lines = new ArrayList<>(List.of(""));
        folded(outcome.test()).forEach(line -> lines.add(ansi.string("@|bold " + line + "|@")));
        place(failure, "src/test/")
                .or(() -> place(failure, "src/main/"))
                .ifPresent(place -> lines.add("  at " + place));
        List<String> message = failure.message()
                .lines()
                .filter(line -> !line.isBlank())
                .flatMap(line -> folded(line.stripTrailing()).stream())
                .toList();
        message.stream().limit(LINES_OF_A_MESSAGE).forEach(lines::add);
        if (message.size() > LINES_OF_A_MESSAGE) {
            lines.add("  ...");
        }
        return lines;
    }

    private static List<String> words(CompilerMessage message) {
        List<String> lines = new ArrayList<>(List.of(""));
        if (!message.file().isEmpty()) {
            lines.add("  %s:%d".formatted(message.file(), message.line()));
            lines.add("  " + message.code());
        }
        message.words().lines().forEach(line -> lines.addAll(folded(line)));
        return lines;
    }

    private Optional<String> place(Failure failure, String kind) {
        return failure.frames().stream()
                .flatMap(frame -> Optional.ofNullable(fileOf.apply(frame.type())).stream()
                        .filter(file -> file.contains(kind))
                        .map(file -> file + ":" + frame.line()))
                .findFirst();
    }

    private static List<String> more(int all, String what) {
        return all <= SHOWN
                ? List.of()
                : List.of("", "  and %d more %s".formatted(all - SHOWN, what + (all - SHOWN == 1 ? "" : "s")));
    }

    private String written(Path log) {
        return "What the tests wrote: " + home.relativize(log).toString().replace('\\', '/');
    }

    /** Indented, and broken where the terminal ends: at a blank or a _ if there is one. */
    private static List<String> folded(String text) {
        int width = TextLines.WIDTH - 2;
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = 1 + Math.max(rest.lastIndexOf(' ', width - 1), rest.lastIndexOf('_', width - 1));
            int cut = end > width / 2 ? end : width;
            lines.add("  " + rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut);
        }
        lines.add("  " + rest);
        return lines;
    }

    private String good(String text) {
        return ansi.string("@|bold,green " + text + "|@");
    }

    private String bad(String text) {
        return ansi.string("@|bold,red " + text + "|@");
    }
}
