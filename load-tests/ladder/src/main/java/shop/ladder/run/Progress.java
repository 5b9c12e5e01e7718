package shop.ladder.run;

import java.time.Duration;

/** Tells a waiting person what is happening. */
@FunctionalInterface
public interface Progress {

    /**
     * A part of the work begins.
     *
     * @param what in a few words: {@code stage 1, monolith: warming up}
     * @param left how long all of the rest will take, more or less
     */
    void begins(String what, Duration left);
}
