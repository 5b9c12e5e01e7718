package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands of a page, with what the page says that they print.
 *
 * @param commands where they stand
 * @param output what stands directly below them
 */
record CommandBlock(Block commands, Optional<Block> output) {

    /** Those that are to be tried, in order. */
    static List<CommandBlock> in(Page page) {
        List<CommandBlock> found = new ArrayList<>();
        List<Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            // An output stands nowhere else: see ShellBlocks.
            Optional<Block> output = blocks.stream()
                    .skip(i + 1)
                    .limit(1)
                    .filter(next -> next.language().equals("output"))
                    .findFirst();
            CommandBlock block = new CommandBlock(blocks.get(i), output);
            if (block.startShop() || block.mustSucceed() || output.isPresent()) {
                found.add(block);
            }
        }
        return found;
    }

    /** Whether they are typed in a terminal of their own, in which a shop then runs. */
    boolean startShop() {
        return commands.info().equals("sh shop");
    }

    /** Whether none of them may fail; of others only what they print matters. */
    boolean mustSucceed() {
        return commands.info().equals("sh run");
    }
}
