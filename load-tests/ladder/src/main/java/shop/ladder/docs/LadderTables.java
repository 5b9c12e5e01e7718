package shop.ladder.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import shop.ladder.exercise.Refusal;
import shop.ladder.exercise.TextFile;
import shop.ladder.report.LadderJson;
import shop.ladder.report.TerminalTable;

/** Keeps what a page shows of {@code ./workshop ladder} what that prints of a run: {@code <!-- ladder: RUN -->}. */
final class LadderTables implements Kept {

    private static final String LADDER = "ladder:";

    private final Path home;

    LadderTables(Path home) {
        this.home = home;
    }

    @Override
    public List<Fault> faultsOf(Page page) {
        return editsOf(page).stream().map(edit -> edit.fault(page)).toList();
    }

    @Override
    public List<Edit> editsOf(Page page) {
        return page.blocks().stream().flatMap(this::edit).toList();
    }

    private Stream<Edit> edit(Block block) {
        Optional<String> run = block.comment()
                .filter(comment -> comment.startsWith(LADDER))
                .map(comment -> comment.substring(LADDER.length()).strip());
        return run.stream()
                .map(file -> new Edit(block.begin(), block.end(), table(file), "the table is not that of " + file))
                .filter(edit -> !block.code().equals(edit.now()));
    }

    private String table(String file) {
        try {
            return new TerminalTable(Ansi.OFF)
                            .render(new LadderJson().read(new TextFile(home.resolve(file)).read()))
                            .strip()
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new Refusal(file + " is no run of the ladder");
        }
    }
}
