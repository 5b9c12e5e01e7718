package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.engines.EngineFailed;

class ServerCheckTest {

    @Test
    void theBundledRedis_runsHere() {
        assertThat(ServerCheck.redis().look().level()).isEqualTo(Finding.Level.OK);
        assertThat(ServerCheck.redis().look().state()).contains("redis-server");
    }

    @Test
    void nginx_runsHere_orItsPackageCanBeHad() {
        assertThat(ServerCheck.nginx().look().level()).isEqualTo(Finding.Level.OK);
        assertThat(ServerCheck.nginx().look().state()).containsAnyOf("nginx", "package");
    }

    @Test
    void withoutAny_theFindingSaysWhatToInstall() {
        ServerCheck check = new ServerCheck("Redis", Finding.Level.MISSING, guard -> {
            throw new EngineFailed("No redis-server runs on this system: install it");
        });

        assertThat(check.look().inOneLine()).isEqualTo("Redis: No redis-server runs on this system: install it");
        assertThat(check.look().level()).isEqualTo(Finding.Level.MISSING);
    }
}
