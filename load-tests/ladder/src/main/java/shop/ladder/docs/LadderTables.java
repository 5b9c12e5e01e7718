package shop.ladder.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import shop.ladder.exercise.Refusal;
import shop.ladder.exercise.TextFile;
import shop.ladder.report.LadderJson;
import shop.ladder.report.TerminalTable;

/** Keeps what a page shows of {@code ./workshop ladder} what that prints of a run: {@code <!-- ladder: RUN -->}. */
final class LadderTables extends KeptBlocks {

    private final Path home;

    LadderTables(Path home) {
        super("ladder", "table");
        this.home = home;
    }

    @Override
    Optional<String> content(String file) {
        try {
            String run = new TextFile(home.resolve(file)).read();
            return Optional.of(new TerminalTable(Ansi.OFF)
                    .render(new LadderJson().read(run))
                    .strip());
        } catch (UncheckedIOException | JsonProcessingException e) {
            throw new Refusal(file + " is no run of the ladder");
        }
    }
}
