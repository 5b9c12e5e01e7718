package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTablesTest {

    private static final String PAGE = "# Page\n\n<!-- ladder: docs/runs/ladder.json -->\n```text\nstage 1\n```\n";

    private final SamplePages checkout;
    private final LadderTables tables;

    LadderTablesTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
        this.tables = new LadderTables(home);
    }

    @BeforeEach
    void aRun() throws IOException {
        checkout.write("docs/runs/ladder.json", Files.readString(Path.of("../../docs/runs/ladder.json")));
    }

    @Test
    void aTableThatIsNotThatOfTheRun_isAFault() {
        assertThat(tables.faultsOf(checkout.page(PAGE)))
                .singleElement()
                .asString()
                .contains("the table is not that of docs/runs/ladder.json: run ./workshop dev docs");
    }

    @Test
    void update_putsInWhatTheLadderPrints_andThenNothingIsWrong() {
        String updated = checkout.updated(tables, PAGE);

        assertThat(updated).contains("```text\nstage             requests/s").doesNotContain("stage 1\n");
        assertThat(tables.faultsOf(checkout.page(updated))).isEmpty();
    }

    @Test
    void tableInAList_standsAsFarToTheRight_andThenNothingIsWrong() {
        String updated = checkout.updated(
                tables, "- x\n\n" + PAGE.replace("# Page\n\n", "").indent(2));

        assertThat(updated)
                .contains("\n  ```text\n  stage             requests/s")
                .endsWith("\n  ```\n");
        assertThat(tables.faultsOf(checkout.page(updated))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/runs/none.json", "docs/runs/broken.json", "docs/runs/other.json"})
    void runThatIsMissingOrBroken_isAFault(String run) throws IOException {
        checkout.write("docs/runs/broken.json", "{");
        checkout.write("docs/runs/other.json", "{\"loads\": []}");

        assertThat(checkout.faults(tables, PAGE.replace("docs/runs/ladder.json", run)))
                .containsExactly("docs/page.md:4: " + run + " is no run of the ladder");
    }

    @Test
    void commentWithoutABlock_isAFault() {
        assertThat(checkout.faults(tables, "# Page\n\n<!-- ladder: docs/runs/ladder.json -->\n\nText\n"))
                .containsExactly("docs/page.md:3: a block must follow this comment: add an empty one");
    }
}
