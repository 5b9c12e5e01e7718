package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.ladder.cli.Workshop;
import shop.ladder.exercise.Manifest;

/** All checks together, on a small checkout. */
class UpdateTest {

    private final SamplePages checkout;
    private Docs docs;

    UpdateTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @BeforeEach
    void aReadmeAndAPage() throws IOException {
        checkout.write("docs/runs/ladder.json", "{\"stages\": [{\"stage\": 1, \"throughput\": 1234.4}]}");
        checkout.write("x.sql", "SELECT 1;\n");
        checkout.write("README.md", "# Shop\n\nSee [the page](docs/page.md).\n");
        checkout.write("docs/notes.txt", "7<!--=$stage1.throughput-->");
        checkout.write(
                "docs/page.md",
                "# Page\n\n7<!--=$stage1.throughput--> requests/s\n\n<!-- snippet: x.sql -->\n```sql\n```\n\nIn 5 s.\n");
        docs = new Docs(checkout.home(), Workshop.commandLine(checkout.home()), new Manifest(List.of()));
    }

    @Test
    void update_putsFiguresAndCodeRight_andSaysSo() throws IOException {
        assertThat(docs.update())
                .extracting(Fault::toString)
                .containsExactly(
                        "docs/page.md:3: 7 is 1,234 ($stage1.throughput)",
                        "docs/page.md:7: the code is not that of x.sql");

        assertThat(checkout.home().resolve("docs/page.md"))
                .hasContent("# Page\n\n1,234<!--=$stage1.throughput--> requests/s\n\n"
                        + "<!-- snippet: x.sql -->\n```sql\nSELECT 1;\n```\n\nIn 5 s.\n");
        assertThat(docs.update()).isEmpty();
    }

    @Test
    void whatOnlyAPersonCanPutRight_isLeft() {
        docs.update();

        assertThat(docs.faults()).singleElement().asString().startsWith("docs/page.md:10: 5 s comes from nowhere");
    }

    @Test
    void faults_changeNothing_andComeFromTopToBottom() throws IOException {
        assertThat(docs.faults()).extracting(Fault::line).containsExactly(3, 7, 9);

        assertThat(Files.readString(checkout.home().resolve("docs/page.md"))).contains("\n7<!--");
    }
}
