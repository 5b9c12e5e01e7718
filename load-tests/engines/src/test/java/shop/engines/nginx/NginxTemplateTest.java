package shop.engines.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.EngineFailed;

class NginxTemplateTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("nginx.conf.template");
    }

    @Test
    void placeholders_areFilled_andNginxsOwnVariablesStay() throws IOException {
        assertThat(rendered("listen ${LISTEN}; set $a $host; set $b ${host}x; # ${LISTEN}", Map.of("LISTEN", "8080")))
                .isEqualTo("listen 8080; set $a $host; set $b ${host}x; # 8080");
    }

    @Test
    void value_isTakenAsItIs() throws IOException {
        assertThat(rendered("${A}|${B}", Map.of("A", "$1 \\ ${B}\nline", "B", "", "C", "not asked for")))
                .isEqualTo("$1 \\ ${B}\nline|");
    }

    @Test
    void placeholderWithoutAValue_isNamed() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> rendered("${GIVEN} ${RATE_2}", Map.of("GIVEN", "x")))
                .withMessage(file + " has a placeholder ${RATE_2} for which no value is given");
    }

    @Test
    void missingFile_isNamed() {
        assertThatExceptionOfType(EngineFailed.class)
                .isThrownBy(() -> new NginxTemplate(file).render(Map.of()))
                .withMessageStartingWith("Cannot read nginx's configuration " + file);
    }

    private String rendered(String template, Map<String, String> values) throws IOException {
        Files.writeString(file, template);
        return new NginxTemplate(file).render(values);
    }
}
