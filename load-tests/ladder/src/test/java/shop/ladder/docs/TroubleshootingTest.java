package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to messages has every message that the sources have, and no other. */
class TroubleshootingTest {

    private static final Path HOME = Path.of("../..");
    private static final Path GUIDE = HOME.resolve("docs/troubleshooting.md");
    private static final String HEAD = "| message |";

    /** In backticks; with two of them around a text that has some. */
    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

    @Test
    void everyMessage_hasAnEntry() throws IOException {
        assertThat(entries()).as("entries of docs/troubleshooting.md").containsAll(messages());
    }

    @Test
    void everyEntry_isAMessageThatSomethingPrints() throws IOException {
        assertThat(messages()).as("messages of the sources").containsAll(entries());
    }

    @Test
    void messages_areFoundWhereverTheyAreMade() throws IOException {
        assertThat(messages())
                .contains(
                        "Port … is in use: stop the program that has it, or choose another with --port",
                        "loopback: no program can listen on 127.0.0.1: allow it in the firewall or the container",
                        "… did not end within … s",
                        "… is not set: …",
                        "The build failed. The whole log: …",
                        "Building. The log: …");
    }

    @Test
    void everyEntry_saysWhyAndWhatToDo() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.split(" \\| ", -1))
                        .as(row)
                        .hasSize(3)
                        .noneMatch(cell -> cell.replace("|", "").isBlank()));
    }

    private static Set<String> messages() throws IOException {
        List<Path> sources;
        try (Stream<Path> steps = Files.list(HOME)) {
            sources = new ArrayList<>(
                    steps.filter(folder -> folder.getFileName().toString().startsWith("step0"))
                            .map(folder -> folder.resolve("src/main/java"))
                            .toList());
        }
        sources.add(HOME.resolve("load-tests/engines/src/main/java"));
        sources.add(HOME.resolve("load-tests/ladder/src/main/java"));
        Set<String> messages = new TreeSet<>(SourceMessages.of(sources));
        messages.addAll(LauncherMessages.of(HOME));
        return messages;
    }

    private static Set<String> entries() throws IOException {
        Set<String> entries = new TreeSet<>();
        for (String row : rows()) {
            Matcher code = CODE.matcher(row.substring(0, row.indexOf(" | ")));
            while (code.find()) {
                entries.add(code.group(2).strip());
            }
        }
        return entries;
    }

    /** Those of the tables of messages, without their heads. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(GUIDE)) {
            inTable = line.startsWith(HEAD) || inTable && line.startsWith("|");
            if (inTable && !line.startsWith(HEAD) && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows;
    }
}
