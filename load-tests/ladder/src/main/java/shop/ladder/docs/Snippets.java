package shop.ladder.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import shop.ladder.exercise.Refusal;

/** Keeps the code of a page what it is in the files that it names: {@code <!-- snippet: FILE#REGION -->}. */
final class Snippets implements Kept {

    private static final String SNIPPET = "snippet:";

    private final Path home;

    Snippets(Path home) {
        this.home = home;
    }

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        page.blocks().stream()
                .filter(block -> block.isProjectCode() && source(block).isEmpty())
                .forEach(block -> faults.add(page.fault(
                        block,
                        "this block needs <!-- snippet: FILE#REGION --> above it,"
                                + " or is ```sh, ```output or ```text")));
        page.all(HtmlBlock.class)
                .filter(html -> html.getLiteral().startsWith("<!-- " + SNIPPET))
                .filter(html -> !(html.getNext() instanceof FencedCodeBlock))
                .forEach(html -> faults.add(page.fault(html, "a block must follow this comment: add an empty one")));
        compare(page, faults).forEach(edit -> faults.add(edit.fault(page)));
        return faults;
    }

    @Override
    public List<Edit> editsOf(Page page) {
        return compare(page, new ArrayList<>());
    }

    private List<Edit> compare(Page page, List<Fault> faults) {
        List<Edit> edits = new ArrayList<>();
        for (Block block : page.blocks()) {
            source(block).ifPresent(reference -> {
                try {
                    Source.of(reference)
                            .code(home)
                            .filter(code -> !block.code().equals(code + "\n"))
                            .ifPresent(code -> edits.add(edit(block, code, reference)));
                } catch (Refusal e) {
                    faults.add(page.fault(block, e.getMessage()));
                }
            });
        }
        return edits;
    }

    private static Optional<String> source(Block block) {
        return block.comment()
                .filter(comment -> comment.startsWith(SNIPPET))
                .map(comment -> comment.substring(SNIPPET.length()).strip());
    }

    private static Edit edit(Block block, String code, String reference) {
        String indent = " ".repeat(block.indent());
        String lines = code.lines()
                .map(line -> line.isEmpty() ? "\n" : indent + line + "\n")
                .collect(Collectors.joining());
        return new Edit(block.begin(), block.end(), lines, "the code is not that of " + reference);
    }
}
