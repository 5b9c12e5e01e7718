package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.engines.EngineFailed;

class ProgramCheckTest {

    @Test
    void theBundledRedis_runsHere() {
        assertThat(ProgramCheck.redis().look().level()).isEqualTo(Finding.Level.OK);
        assertThat(ProgramCheck.redis().look().state()).contains("redis-server");
    }

    @Test
    void nginxAndPromtool_runHere_orTheirPackagesCanBeHad() {
        assertThat(List.of(ProgramCheck.nginx().look(), ProgramCheck.promtool().look()))
                .allMatch(finding -> finding.level() == Finding.Level.OK)
                .allMatch(finding -> finding.state().contains(finding.subject())
                        || finding.state().contains("package"))
                .extracting(Finding::subject)
                .containsExactly("nginx", "promtool");
    }

    @Test
    void withoutAny_theFindingSaysWhatToInstall() {
        ProgramCheck check = new ProgramCheck("Redis", Finding.Level.MISSING, guard -> {
            throw new EngineFailed("No redis-server runs on this system: install it");
        });

        assertThat(check.look().inOneLine()).isEqualTo("Redis: No redis-server runs on this system: install it");
        assertThat(check.look().level()).isEqualTo(Finding.Level.MISSING);
    }
}
