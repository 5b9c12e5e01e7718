package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Commands of a page, with what the page says that they print.
 *
 * @param commands where they stand
 * @param output what follows them at once
 */
record CommandBlock(Block commands, Optional<Block> output) {

    private static final String SHELL = "sh";
    private static final String RUN = "sh run";
    private static final String SHOP = "sh shop";
    private static final String OUTPUT = "output";
    private static final Pattern FENCES = Pattern.compile("\\s*`{3,}\\s+`{3,}" + OUTPUT + "\\s*");

    /** Those that are to be tried, in order. */
    static List<CommandBlock> in(Page page) {
        List<CommandBlock> found = new ArrayList<>();
        List<Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Optional<Block> next = i + 1 < blocks.size() ? Optional.of(blocks.get(i + 1)) : Optional.empty();
            CommandBlock commands = new CommandBlock(
                    block,
                    next.filter(output -> FENCES.matcher(page.text().substring(block.end(), output.begin()))
                            .matches()));
            if (commands.isToBeTried()) {
                found.add(commands);
            }
        }
        return found;
    }

    /** Blocks that look as if they were tried, and are not. */
    static List<Block> strays(Page page) {
        List<CommandBlock> tried = in(page);
        return page.blocks().stream()
                .filter(block -> block.language().equals(OUTPUT) || block.info().startsWith(SHELL + " "))
                .filter(block -> tried.stream()
                        .noneMatch(each -> each.commands.equals(block)
                                || each.output.filter(block::equals).isPresent()))
                .toList();
    }

    private boolean isToBeTried() {
        return startShop() || mustSucceed() || (commands.info().equals(SHELL) && output.isPresent());
    }

    /** Whether they are typed in a terminal of their own, in which a shop then runs. */
    boolean startShop() {
        return commands.info().equals(SHOP);
    }

    /** Whether none of them may fail; of others only what they print matters. */
    boolean mustSucceed() {
        return commands.info().equals(RUN);
    }
}
