package shop.ladder.prefetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script for sh stands in for Maven")
class BuildToolsTest {

    private static final String OPTION = "-DspotlessFiles=";

    @TempDir
    private Path home;

    @Test
    void theFormatterIsMadeToRun_evenIfItKnowsAllFiles() throws IOException {
        Path index = home.resolve("load-tests/engines/target/spotless-index");
        Files.createDirectories(index.getParent());
        Files.createFile(index);

        fetch("test ! -e '" + index + "'");
    }

    @Test
    void theFileToFormat_isNamedByAPatternThatFitsThePathsOfUnixAndOfWindows() throws IOException {
        fetch("printf '%s\\n' \"$@\"");

        String pattern = Files.readAllLines(home.resolve("load-tests/ladder/target/prefetch/maven.log")).stream()
                .filter(argument -> argument.startsWith(OPTION))
                .findFirst()
                .orElseThrow()
                .substring(OPTION.length());
        assertThat(List.of("/home/ada/src/shop/engines/Platform.java", "C:\\ada\\src\\shop\\engines\\Platform.java"))
                .allMatch(path -> path.matches(pattern));
    }

    @Test
    void ifMavenFails_theMessageSaysWhatToDo_andWhereItsWordsAre() {
        assertThatThrownBy(() -> fetch("echo no such host; exit 1"))
                .isInstanceOf(EngineFailed.class)
                .hasMessageStartingWith("failed: check the network");
        assertThat(home.resolve("load-tests/ladder/target/prefetch/maven.log")).hasContent("no such host");
    }

    @Test
    void theWordsOfAnEarlierRun_areForgotten() throws IOException {
        fetch("echo first");
        fetch("echo second");

        assertThat(home.resolve("load-tests/ladder/target/prefetch/maven.log")).hasContent("second");
    }

    private void fetch(String maven) throws IOException {
        Path program = Files.writeString(home.resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        try (ProcessGuard guard = new ProcessGuard()) {
            new BuildTools(program, home, guard).fetch();
        }
    }
}
