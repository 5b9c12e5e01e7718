package shop.ladder.cli;

import java.util.function.Supplier;
import shop.engines.EngineFailed;
import shop.ladder.cli.Finding.Level;

/**
 * Something that the workshop can need and that comes over the network.
 *
 * @param name what a person calls it
 * @param ifNone how bad it is if it cannot be had
 * @param fetch downloads it unless it is here, and says what is here then; throws {@link EngineFailed} if it cannot be had
 */
record Supply(String name, Level ifNone, Supplier<String> fetch) {

    /** One that is needed. */
    Supply(String name, Supplier<String> fetch) {
        this(name, Level.MISSING, fetch);
    }
}
