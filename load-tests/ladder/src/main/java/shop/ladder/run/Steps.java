package shop.ladder.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import shop.engines.EngineFailed;

/** The steps of a drill, with the time of each; between them the load goes on. Not safe for use by several threads. */
final class Steps {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    /** A step, and when it was taken. */
    record Step(String what, Instant began, Instant ended) {}

    private final Duration pause;
    private final List<Step> taken = new ArrayList<>();
    private Step watched;

    /** @param pause how long the load usually goes on between two steps */
    Steps(Duration pause) {
        this.pause = pause;
    }

    /** Takes a step. */
    void take(String what, Runnable action) {
        Instant began = Instant.now();
        action.run();
        taken.add(new Step(what, began, Instant.now()));
    }

    /** Takes a step in which it matters who answers. */
    void watch(String what, Runnable action) {
        take(what, action);
        watched = taken.get(taken.size() - 1);
    }

    /** Lets the load go on for a number of pauses. */
    void goOn(int pauses) {
        sleep(pause.multipliedBy(pauses));
    }

    /**
     * Waits until a condition holds.
     *
     * @throws EngineFailed after a minute; the message says that it never came to {@code what}
     */
    void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new EngineFailed("waited " + LIMIT.toSeconds() + " s in vain until " + what);
            }
            sleep(POLL);
        }
    }

    List<Step> taken() {
        return List.copyOf(taken);
    }

    Optional<Step> watched() {
        return Optional.ofNullable(watched);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted in the middle of a drill", e);
        }
    }
}
