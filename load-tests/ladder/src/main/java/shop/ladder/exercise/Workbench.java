package shop.ladder.exercise;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import shop.ladder.run.Git;

/**
 * Puts starters, solutions and the reader's own work into the sources, in place. Whatever it replaces is either known or
 * copied before. For one thread at a time.
 */
public final class Workbench {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneId.systemDefault());

    /** Where an exercise stands. */
    public enum State {
        OPEN("open"),
        UNDER_WAY("under way"),
        SET_ASIDE("set aside"),
        SOLVED("solved"),
        SHOWN("solution shown");

        private final String words;

        State(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** How an exercise began. */
    public enum Beginning {
        /** With the starter. */
        ANEW,
        /** With the work that was set aside. */
        RESUMED,
        /** With the starter: there was work, and it is not on this machine. */
        LOST
    }

    /**
     * A part of an exercise in a file.
     *
     * @param file from the checkout's root folder on
     * @param line from 1
     * @param code what stands there
     */
    public record Place(String file, int line, List<String> code) {
        /** Tells a reader where their code is. */
        public static List<String> inLines(List<Place> places) {
            List<String> lines = new ArrayList<>(List.of("Your code:"));
            places.forEach(place -> lines.add("  " + place));
            return lines;
        }

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    private final Path home;
    private final MarkedFiles files;
    private final Notebook notebook;
    private final Clock clock;
    private final Copies references;
    private final Copies saved;

    /**
     * @param home the checkout's root folder
     * @param folder where copies are kept
     */
    public Workbench(Path home, Path folder, MarkedFiles files, Notebook notebook, Clock clock) {
        this.home = home;
        this.files = files;
        this.notebook = notebook;
        this.clock = clock;
        this.references = new Copies(home, folder.resolve("reference"));
        this.saved = new Copies(home, folder.resolve("saved"));
    }

    /** Where exercises stand, told by their files and by what was noted; in the order of the list. */
    public Map<Exercise, State> states(List<Exercise> exercises) {
        Map<Path, MarkedText> texts = files.all();
        Map<Exercise, State> states = new LinkedHashMap<>();
        Map<String, Notebook.Entry> entries = notebook.entries();
        exercises.forEach(exercise -> states.put(
                exercise, state(texts, exercise, entries.getOrDefault(exercise.id(), Notebook.Entry.BLANK))));
        return states;
    }

    private static State state(Map<Path, MarkedText> texts, Exercise exercise, Notebook.Entry entry) {
        if (entry.solved() != null) {
            return State.SOLVED;
        }
        if (isInWork(texts, exercise)) {
            return State.UNDER_WAY;
        }
        if (entry.setAside() != null) {
            return State.SET_ASIDE;
        }
        return entry.shown() != null ? State.SHOWN : State.OPEN;
    }

    /** Whether the reader's own code, or the starter, stands in the exercise's place. */
    public boolean isInWork(Exercise exercise) {
        return isInWork(files.of(exercise), exercise);
    }

    /** @throws Refusal if our solution stands there, which proves nothing of the reader's */
    public void requireInWork(Exercise exercise) {
        if (!isInWork(exercise)) {
            throw new Refusal(
                    "Exercise %s is not under way, our solution is in place. To write your own: ./workshop start %<s"
                            .formatted(exercise.id()));
        }
    }

    private static boolean isInWork(Map<Path, MarkedText> texts, Exercise exercise) {
        return texts.values().stream()
                .flatMap(text -> text.regionsOf(exercise.id()).stream())
                .anyMatch(region -> !region.isReference());
    }

    /** Where to work on it. */
    public List<Place> places(Exercise exercise) {
        return places(files.of(exercise), exercise);
    }

    private List<Place> places(Map<Path, MarkedText> texts, Exercise exercise) {
        return texts.entrySet().stream()
                .flatMap(file -> file.getValue().regionsOf(exercise.id()).stream()
                        .map(region -> new Place(files.name(file.getKey()), region.line() + 1, region.code())))
                .toList();
    }

    /** @throws Refusal if the exercise is under way, or changes stand in its place that are not committed */
    public void requireStartable(Exercise exercise) {
        Map<Path, MarkedText> texts = files.of(exercise);
        if (texts.isEmpty()) {
            throw new Refusal("No mark of exercise %s is left in the sources: put its marks back (git diff shows them)"
                    .formatted(exercise.id()));
        }
        if (isInWork(texts, exercise)) {
            throw new Refusal("Exercise %s is started: go on with it, or begin anew with ./workshop reset %<s"
                    .formatted(exercise.id()));
        }
        requireUnchanged(texts, exercise);
    }

    /**
     * Puts the starter in place, or, if the exercise was set aside, the work as it was left.
     *
     * @throws Refusal if the exercise is under way, or changes stand in its place that are not committed
     */
    public Beginning start(Exercise exercise) {
        requireStartable(exercise);
        Map<Path, MarkedText> texts = files.of(exercise);
        references.keep(exercise.id(), texts);
        String copy = notebook.entry(exercise).setAside();
        Beginning beginning = copy == null ? Beginning.ANEW : saved.has(copy) ? Beginning.RESUMED : Beginning.LOST;
        write(
                beginning == Beginning.RESUMED
                        ? each(texts, (file, text) -> from(saved, copy, file, text, exercise))
                        : started(texts, exercise));
        notebook.note(exercise, entry -> entry.started(clock.instant()));
        return beginning;
    }

    /**
     * Puts the starter in place again.
     *
     * @return where the work is that stood there; nothing if there was none
     * @throws Refusal if the exercise is not started
     */
    public Optional<Path> reset(Exercise exercise) {
        Map<Path, MarkedText> texts = files.of(exercise);
        requireInWork(exercise);
        Map<Path, MarkedText> starters = started(solution(texts, exercise), exercise);
        Optional<Path> copy = keepWork(texts, starters, exercise);
        write(starters);
        notebook.note(exercise, entry -> entry.started(clock.instant()));
        return copy;
    }

    /** The workshop's own solution. */
    public List<Place> solution(Exercise exercise) {
        return places(solution(files.of(exercise), exercise), exercise);
    }

    /** All marked files with the workshop's own solutions in them. */
    Map<Path, MarkedText> reference(List<Exercise> exercises) {
        Map<Path, MarkedText> texts = files.all();
        for (Exercise exercise : exercises) {
            texts = solution(texts, exercise);
        }
        return texts;
    }

    /**
     * Puts the workshop's own solution in place.
     *
     * @return where the work is that stood there; nothing if there was none
     */
    public Optional<Path> solve(Exercise exercise) {
        Map<Path, MarkedText> texts = files.of(exercise);
        if (!isInWork(texts, exercise)) {
            return Optional.empty();
        }
        Map<Path, MarkedText> solved = solution(texts, exercise);
        Optional<Path> copy = keepWork(texts, started(solved, exercise), exercise);
        write(solved);
        return copy;
    }

    /**
     * Puts the workshop's own solution in the place of unfinished work, which waits for the next start.
     *
     * @return where it is; nothing if there was none
     */
    public Optional<Path> setAside(Exercise exercise) {
        Optional<Path> copy = solve(exercise);
        notebook.note(
                exercise,
                entry -> entry.setAside(
                        copy.map(path -> path.getFileName().toString()).orElse(null)));
        return copy;
    }

    private Map<Path, MarkedText> solution(Map<Path, MarkedText> texts, Exercise exercise) {
        return each(
                texts,
                (file, text) -> isInWork(Map.of(file, text), exercise)
                        ? from(references, exercise.id(), file, text, exercise)
                        : text);
    }

    static Map<Path, MarkedText> started(Map<Path, MarkedText> texts, Exercise exercise) {
        return each(texts, (file, text) -> text.started(exercise.id()));
    }

    private static Map<Path, MarkedText> each(
            Map<Path, MarkedText> texts, BiFunction<Path, MarkedText, MarkedText> change) {
        Map<Path, MarkedText> changed = new TreeMap<>();
        texts.forEach((file, text) -> changed.put(file, change.apply(file, text)));
        return changed;
    }

    private MarkedText from(Copies copies, String name, Path file, MarkedText text, Exercise exercise) {
        return text.as(
                copies.find(name, file)
                        .orElseThrow(() -> new Refusal(
                                "The copy of %s in .workshop is gone: take the file from git (git log -- %<s)"
                                        .formatted(files.name(file)))),
                exercise.id());
    }

    /** Copies what is neither the starter nor the solution. */
    private Optional<Path> keepWork(Map<Path, MarkedText> texts, Map<Path, MarkedText> starters, Exercise exercise) {
        boolean untouched = texts.entrySet().stream()
                .allMatch(file -> file.getValue()
                        .text()
                        .equals(starters.get(file.getKey()).text()));
        return untouched
                ? Optional.empty()
                : Optional.of(saved.keep(exercise.id() + "-" + STAMP.format(clock.instant()), texts));
    }

    /** Without git nobody knows what was changed; then the copy of the reference has it. */
    private void requireUnchanged(Map<Path, MarkedText> texts, Exercise exercise) {
        Git git = new Git(home);
        texts.forEach((file, text) -> git.ask("show", "HEAD:./" + files.name(file))
                .filter(MarkedText::isWorthALook)
                .map(MarkedText::parse)
                .ifPresent(committed -> {
                    List<Region> theirs = committed.regionsOf(exercise.id());
                    List<Region> ours = text.regionsOf(exercise.id());
                    boolean comparable =
                            theirs.size() == ours.size() && theirs.stream().allMatch(Region::isReference);
                    for (int i = 0; comparable && i < ours.size(); i++) {
                        if (!ours.get(i).code().equals(theirs.get(i).code())) {
                            throw new Refusal("%s:%d has changes that are not committed: commit or undo them first"
                                    .formatted(files.name(file), ours.get(i).line()));
                        }
                    }
                }));
    }

    private static void write(Map<Path, MarkedText> texts) {
        texts.forEach((file, text) -> new TextFile(file).write(text.text()));
    }
}
