package shop.ladder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** The figures in the README are those of a run, whose file lies beside it. */
class ReadmeTest {

    private static final Path HOME = Path.of("../..");

    @Test
    void tableInTheReadme_isThatOfTheRunInDocs() throws IOException {
        LadderReport run = new LadderJson().read(Files.readString(HOME.resolve("docs/runs/ladder.json")));

        assertThat(Files.readString(HOME.resolve("README.md")))
                .contains("```text\n" + new TerminalTable(Ansi.OFF).render(run).strip() + "\n```");
    }
}
