package shop.ladder.exercise;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shop.ladder.exercise.Workbench.State;

/**
 * The exercises of this checkout, and what its reader has done of them.
 *
 * @param manifest all exercises
 * @param workbench where they are put into the sources
 * @param notebook what was done
 */
public record Course(Manifest manifest, Workbench workbench, Notebook notebook) {

    /** @param home the checkout's root folder */
    public static Course in(Path home, Manifest manifest, Clock clock) {
        Path folder = home.resolve(".workshop");
        Notebook notebook = new Notebook(folder.resolve("progress.json"));
        return new Course(manifest, new Workbench(home, folder, new MarkedFiles(home), notebook, clock), notebook);
    }

    /**
     * The exercise with this id, or, without one, that which is under way.
     *
     * @param id may be null
     * @throws Refusal if there is none
     */
    public Exercise chosen(String id) {
        if (id == null) {
            return underWay()
                    .orElseThrow(() -> new Refusal("No exercise is under way: ./workshop list shows them all"));
        }
        return manifest.find(id)
                .orElseThrow(() -> new Refusal("There is no exercise " + id + ": ./workshop list shows them all"));
    }

    /** Where all exercises stand, in their order. */
    public Map<Exercise, State> states() {
        return workbench.states(manifest.all());
    }

    /** The one that the reader works on: of several, the one that was started last. */
    public Optional<Exercise> underWay() {
        return with(State.UNDER_WAY).reduce((one, other) -> startOf(other).isBefore(startOf(one)) ? one : other);
    }

    /** The first one that the reader has not solved. */
    public Optional<Exercise> next() {
        return open().findFirst();
    }

    /** The first one behind another that the reader has not solved; behind the last comes the first. */
    public Optional<Exercise> nextAfter(Exercise other) {
        return open().filter(exercise -> exercise.id().compareTo(other.id()) > 0)
                .findFirst()
                .or(this::next);
    }

    private Stream<Exercise> open() {
        Map<Exercise, State> states = states();
        return states.keySet().stream()
                .filter(exercise -> states.get(exercise) == State.SET_ASIDE || states.get(exercise) == State.OPEN);
    }

    /** Those in one state, in order. */
    public Stream<Exercise> with(State state) {
        Map<Exercise, State> states = states();
        return states.keySet().stream().filter(exercise -> states.get(exercise) == state);
    }

    private Instant startOf(Exercise exercise) {
        Instant started = notebook.entry(exercise).started();
        return started == null ? Instant.EPOCH : started;
    }
}
