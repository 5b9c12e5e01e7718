package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reader types is right for a shell, and says how a test is to run it; what is printed follows it at once. */
final class ShellBlocks implements PageCheck {

    private static final Set<String> KINDS = Set.of("sh", "sh run", "sh shop");
    private static final Pattern PROMPT = Pattern.compile("(?m)^[$>#%] ?\\./");

    /** Nothing but wildcards; an empty block is none, since then nothing may be printed. */
    private static final Pattern ANYTHING = Pattern.compile("\\s*…[…\\s]*");

    /** A test starts each, which takes it some 20 seconds. */
    private static final int MOST_SHOPS = 3;

    private final BashSyntax syntax = new BashSyntax("bash");

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        List<Block> blocks = page.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.language().equals("sh")) {
                check(page, block, faults);
            } else if (block.language().equals("output")) {
                if (i == 0 || !isAnswer(page, blocks.get(i - 1), block)) {
                    faults.add(page.fault(
                            block, "```output stands directly below the ```sh that prints it, else it is ```text"));
                }
                if (ANYTHING.matcher(block.code()).matches()) {
                    faults.add(page.fault(block, "this is true of whatever is printed: show a part that has to come"));
                }
            }
        }
        blocks.stream()
                .filter(block -> block.info().equals("sh shop"))
                .skip(MOST_SHOPS)
                .forEach(block -> faults.add(page.fault(
                        block, "a page starts at most %d shops: use one of those above".formatted(MOST_SHOPS))));
        return faults;
    }

    private void check(Page page, Block block, List<Fault> faults) {
        if (!KINDS.contains(block.info())) {
            faults.add(page.fault(block, "```" + block.info() + " is not known: sh, sh run, or sh shop"));
        }
        if (PROMPT.matcher(block.code()).find()) {
            faults.add(page.fault(block, "show no prompt: readers copy the whole line"));
        }
        syntax.fault(block.code()).ifPresent(what -> faults.add(page.fault(block, what)));
    }

    /** Whether nothing but the two fences stands between what is typed and what it prints. */
    private static boolean isAnswer(Page page, Block typed, Block printed) {
        return typed.language().equals("sh")
                && page.text()
                                .substring(typed.end(), printed.begin())
                                .lines()
                                .filter(line -> !line.isBlank())
                                .count()
                        == 2;
    }
}
