package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.ladder.cli.Workshop;
import shop.ladder.exercise.Manifest;

/** The documentation of this checkout is true. {@code ./workshop dev docs} tells the same, and updates what it can. */
class DocsTest {

    private static final Path HOME = Path.of("../..");

    private static final Docs DOCS = new Docs(HOME, Workshop.commandLine(HOME), Manifest.ofThisWorkshop());

    @Test
    void readmeAndAllChapters_arePages() {
        assertThat(pages())
                .contains(
                        HOME.resolve("README.md"),
                        HOME.resolve("docs/01-monolith.md"),
                        HOME.resolve("docs/06-kafka.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_hasNoFault(Path page) {
        assertThat(DOCS.faultsOf(page)).isEmpty();
    }

    static List<Path> pages() {
        return Docs.files(HOME);
    }
}
