package shop.ladder.cli;

import java.util.function.Supplier;
import shop.engines.EngineFailed;

/**
 * Something that the workshop can need and that comes over the network.
 *
 * @param name what a person calls it
 * @param fetch downloads it unless it is here, and says what is here then; throws {@link EngineFailed} if it cannot be had
 */
record Supply(String name, Supplier<String> fetch) {}
