package shop.ladder.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps the code of a page what it is in the files that it names: {@code <!-- snippet: FILE#REGION -->}. */
final class Snippets extends KeptBlocks {

    private static final String SNIPPET = "snippet";

    private final Path home;

    Snippets(Path home) {
        super(SNIPPET, "code");
        this.home = home;
    }

    @Override
    Optional<String> content(String reference) {
        return Source.of(reference).code(home);
    }

    @Override
    void compare(Page page, List<Edit> edits, List<Fault> faults) {
        page.blocks().stream()
                .filter(block -> block.isProjectCode() && block.named(SNIPPET).isEmpty())
                .forEach(block -> faults.add(page.fault(
                        block,
                        "this block needs <!-- snippet: FILE#REGION --> above it,"
                                + " or is ```sh, ```output or ```text")));
        super.compare(page, edits, faults);
    }
}
