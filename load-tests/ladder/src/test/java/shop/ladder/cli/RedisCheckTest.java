package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.engines.EngineFailed;

class RedisCheckTest {

    @Test
    void theBundledRedis_runsHere() {
        assertThat(new RedisCheck().look().level()).isEqualTo(Finding.Level.OK);
        assertThat(new RedisCheck().look().state()).contains("redis-server");
    }

    @Test
    void withoutAny_theFindingSaysWhatToInstall() {
        RedisCheck check = new RedisCheck(guard -> {
            throw new EngineFailed("No redis-server runs on this system: install it");
        });

        assertThat(check.look().inOneLine()).isEqualTo("Redis: No redis-server runs on this system: install it");
        assertThat(check.look().level()).isEqualTo(Finding.Level.MISSING);
    }
}
