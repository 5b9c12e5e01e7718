package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its bash is not asked")
class BashSyntaxTest {

    @TempDir
    private Path folder;

    @Test
    void whatBashUnderstands_isNoFault() {
        assertThat(new BashSyntax("bash").fault("for i in 1 2; do\n  echo $i\ndone\n"))
                .isEmpty();
    }

    @Test
    void whatBashDoesNotUnderstand_isAFault() {
        assertThat(new BashSyntax("bash").fault("true\necho 'one\n"))
                .hasValueSatisfying(what -> assertThat(what).contains("line 2", "unexpected EOF"));
    }

    @Test
    void aWarning_isNoFault() throws IOException {
        assertThat(new BashSyntax(program("echo warning; exit 0")).fault("true"))
                .isEmpty();
    }

    @Test
    void bashSpeaksEnglish_whateverTheReaderSpeaks() throws IOException {
        assertThat(new BashSyntax(program("echo $LC_ALL; exit 2")).fault("true"))
                .contains("C");
    }

    @Test
    void withoutABash_nothingIsAFault() {
        assertThat(new BashSyntax(folder.resolve("none").toString()).fault("for"))
                .isEmpty();
    }

    private String program(String commands) throws IOException {
        Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }
}
