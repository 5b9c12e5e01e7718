package shop.ladder.exercise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.engines.process.FolderTree;
import shop.ladder.exercise.TestOutcome.Failure;
import shop.ladder.markdown.Heading;
import shop.ladder.markdown.Headings;
import shop.ladder.markdown.Markdown;
import shop.ladder.run.Stage;

/**
 * Proves the exercises themselves, in a copy of the sources: each starter compiles and fails for the intended reason, each
 * solution passes, and all that a reader is promised is there.
 */
public final class CourseCheck {

    private final Path home;
    private final Manifest manifest;
    private final int exercisesAStep;
    private final Path work;
    private final Path copy;
    private final SourceCopy sources;
    private final Checker checker;
    private final Consumer<String> lines;
    private final List<String> faults = new ArrayList<>();

    /**
     * @param home the checkout's root folder, which must be built
     * @param exercisesAStep so many each step must have at least
     * @param limit how long the tests of one exercise may take
     * @param lines is told what was proven
     */
    public CourseCheck(Path home, Manifest manifest, int exercisesAStep, Duration limit, Consumer<String> lines) {
        this.home = home;
        this.manifest = manifest;
        this.exercisesAStep = exercisesAStep;
        this.lines = lines;
        this.work = home.resolve("load-tests/ladder/target/course-check");
        this.copy = work.resolve("copy");
        this.sources = new SourceCopy(home, copy);
        this.checker = new Checker(copy, home, work, limit);
    }

    /** What is wrong: if nothing is missing, they are all run, which takes some minutes. */
    public List<String> faults() {
        Map<Path, MarkedText> marked = new MarkedFiles(home).all();
        checkManifest();
        checkMarks(marked);
        if (!faults.isEmpty()) {
            return List.copyOf(faults);
        }
        FolderTree tree = new FolderTree(copy);
        tree.delete();
        try {
            sources.make();
            for (Stage step : Stage.values()) {
                List<Exercise> exercises = ofStep(step);
                if (!exercises.isEmpty()) {
                    checkSolutions(step, exercises);
                    exercises.forEach(this::checkStarter);
                }
            }
        } finally {
            tree.delete();
        }
        return List.copyOf(faults);
    }

    private List<Exercise> ofStep(Stage step) {
        return manifest.all().stream()
                .filter(exercise -> exercise.step() == step.number())
                .toList();
    }

    private void checkManifest() {
        List<String> ids = manifest.all().stream().map(Exercise::id).toList();
        require(ids.equals(ids.stream().distinct().sorted().toList()), "the manifest is not in order: " + ids);
        for (Stage step : Stage.values()) {
            require(
                    ofStep(step).size() >= exercisesAStep,
                    "step " + step.number() + " has fewer than " + exercisesAStep + " exercises");
        }
        manifest.all().forEach(this::checkEntry);
    }

    private void checkEntry(Exercise exercise) {
        String id = exercise.id();
        require(exercise.tag().equals("exercise-" + id), exercise + ": its tag is not exercise-" + id);
        require(
                exercise.minutes() >= 5 && exercise.minutes() <= 30,
                exercise + ": takes " + exercise.minutes() + " minutes, not 5 to 30");
        require(!exercise.hints().isEmpty(), exercise + ": has no hint");
        require(
                exercise.hints().stream().noneMatch(String::isBlank)
                        && !exercise.objective().isBlank(),
                exercise + ": a hint or the objective is blank");
        String[] chapter = exercise.chapter().split("#", 2);
        String title = "Exercise " + id + ": " + exercise.title();
        Path file = home.resolve(chapter[0]);
        Optional<Heading> heading = Stream.of(file)
                .filter(Files::isRegularFile)
                .flatMap(page -> Headings.of(Markdown.parse(new TextFile(page).read())).stream())
                .filter(each -> each.words().equals(title))
                .findFirst();
        require(heading.isPresent(), exercise + ": " + chapter[0] + " has no heading `" + title + "`");
        heading.map(Heading::anchor)
                .ifPresent(anchor -> require(
                        chapter.length == 2 && chapter[1].equals(anchor),
                        exercise + ": the anchor of its chapter is #" + anchor));
    }

    private void checkMarks(Map<Path, MarkedText> marked) {
        MarkedFiles names = new MarkedFiles(home);
        Set<String> ids = manifest.all().stream().map(Exercise::id).collect(Collectors.toSet());
        marked.forEach((file, text) -> text.regions().forEach(region -> {
            String place = names.name(file) + ":" + region.line();
            require(ids.contains(region.exercise()), place + " marks an exercise that the manifest does not have");
            require(region.isReference(), place + " has no starter: is exercise " + region.exercise() + " under way?");
            require(
                    !region.isReference() || !region.code().equals(region.starterCode()),
                    place + ": the starter is the solution");
        }));
        Set<String> places = marked.values().stream()
                .flatMap(text -> text.regions().stream())
                .map(Region::exercise)
                .collect(Collectors.toSet());
        manifest.all().forEach(exercise -> require(places.contains(exercise.id()), exercise + " is marked nowhere"));
    }

    private void checkSolutions(Stage step, List<Exercise> exercises) {
        CheckResult result = checker.check(
                step.number(),
                "step-" + step.number(),
                exercises.stream().map(Exercise::tag).toList());
        if (!(result instanceof CheckResult.Ran ran)) {
            faults.add("step " + step.number() + ", solutions: " + inWords(result));
            return;
        }
        for (Exercise exercise : exercises) {
            List<TestOutcome> outcomes = ran.outcomes().stream()
                    .filter(outcome -> outcome.tags().contains(exercise.tag()))
                    .toList();
            long passed = outcomes.stream().filter(TestOutcome::passed).count();
            if (outcomes.isEmpty() || passed < outcomes.size()) {
                CheckResult told =
                        outcomes.isEmpty() ? new CheckResult.NoTests() : new CheckResult.Ran(outcomes, ran.log());
                faults.add(exercise + ", solution: " + inWords(told));
            } else {
                lines.accept(exercise + ": the solution passes " + passed + (passed == 1 ? " test" : " tests"));
            }
        }
    }

    private void checkStarter(Exercise exercise) {
        Map<Path, MarkedText> files = new MarkedFiles(home).of(exercise);
        sources.write(Workbench.started(files, exercise));
        long began = System.nanoTime();
        CheckResult result = checker.check(exercise);
        double seconds = (System.nanoTime() - began) / 1e9;
        sources.write(files);
        if (result instanceof CheckResult.Ran ran && failsAsIntended(exercise, ran)) {
            lines.accept(String.format(
                    Locale.ROOT, "%s: the starter fails %s (%.1f s)", exercise, exercise.fails(), seconds));
        } else {
            faults.add(exercise + ", starter: " + exercise.fails() + " does not fail as intended: " + inWords(result));
        }
    }

    private static boolean failsAsIntended(Exercise exercise, CheckResult.Ran ran) {
        return ran.outcomes().stream()
                .filter(outcome -> outcome.test().equals(exercise.fails())
                        || outcome.test()
                                .equals(exercise.fails()
                                        .substring(0, exercise.fails().indexOf('.'))))
                .map(TestOutcome::failure)
                .anyMatch(failure -> failure != null && (failure.notSolved() || failure.assertion()));
    }

    private static String inWords(CheckResult result) {
        if (result instanceof CheckResult.NoTests) {
            return "no test ran";
        }
        if (result instanceof CheckResult.DoesNotCompile compilation) {
            CheckResult.CompilerMessage first = compilation.messages().get(0);
            return "does not compile: %s:%d: %s".formatted(first.file(), first.line(), first.words());
        }
        if (result instanceof CheckResult.Ran ran) {
            return ran.outcomes().stream().map(CourseCheck::inWords).collect(Collectors.joining("; "));
        }
        return result.toString();
    }

    private static String inWords(TestOutcome outcome) {
        if (outcome.passed()) {
            return outcome.test() + " passed";
        }
        Failure failure = outcome.failure();
        return outcome.test()
                + (failure == null
                        ? " was left out: " + outcome.skipped()
                        : " failed: " + failure.message().replaceAll("\\s+", " "));
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
