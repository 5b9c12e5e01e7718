package shop.ladder.docs;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import shop.ladder.exercise.Refusal;

/** Keeps the blocks whose comment names what they show: {@code <!-- KEY: NAME -->}. */
abstract class KeptBlocks extends Kept {

    private final String key;
    private final String kind;

    /**
     * @param key what their comments begin with
     * @param kind what stands in them, in a word
     */
    KeptBlocks(String key, String kind) {
        this.key = key;
        this.kind = kind;
    }

    /**
     * What has to stand in a block; empty if that is not for the page to say.
     *
     * @throws Refusal if there is nothing of this name
     */
    abstract Optional<String> content(String name);

    @Override
    void compare(Page page, List<Edit> edits, List<Fault> faults) {
        for (Block block : page.blocks()) {
            block.named(key).ifPresent(name -> {
                try {
                    content(name)
                            .filter(content -> !block.code().equals(content + "\n"))
                            .map(content -> block.replacedBy(content, "the " + kind + " is not that of " + name))
                            .ifPresent(edits::add);
                } catch (Refusal e) {
                    faults.add(page.fault(block, e.getMessage()));
                }
            });
        }
        page.all(HtmlBlock.class)
                .filter(html -> html.getLiteral().startsWith("<!-- " + key + ":"))
                .filter(html -> !(html.getNext() instanceof FencedCodeBlock))
                .forEach(html -> faults.add(page.fault(html, "a block must follow this comment: add an empty one")));
    }
}
