package shop.ladder.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import shop.engines.EngineFailed;

/** Work that another thread does. Its failure meets who waits for it. */
record Background<T>(CompletableFuture<T> work) {

    /** Begins the work. */
    static <T> Background<T> of(Supplier<T> work) {
        return new Background<>(CompletableFuture.supplyAsync(work));
    }

    /**
     * Waits for the end of the work.
     *
     * @throws EngineFailed if the work ended with it
     */
    T await() {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineFailed failed ? failed : e;
        }
    }
}
