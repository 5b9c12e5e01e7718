package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.store.StoreUnavailable;

class StaleWhileRevalidateTest extends StampedeProtectionContract {

    @Override
    StampedeProtection create(Redis through) {
        return new StaleWhileRevalidate(new NoProtection(), clock, background);
    }

    @Test
    void freshValue_isNotRenewed() {
        StampedeProtection protection = create(redis);
        protection.get(lookup(source));
        clock.forward(TTL.minus(Duration.ofMillis(1)));

        for (int i = 0; i < 10; i++) {
            assertThat(protection.get(lookup(source))).isEqualTo("value 1");
        }

        assertThat(source.loads()).isEqualTo(1);
    }

    @Test
    void staleValue_isServedToAll_whileOneLoadRenewsIt() {
        StampedeProtection protection = create(redis);
        protection.get(lookup(source));
        clock.forward(TTL);
        source.hold();

        for (int i = 0; i < 100; i++) {
            assertThat(protection.get(lookup(source))).isEqualTo("value 1");
        }
        await().until(() -> source.loads() == 2);
        source.release();

        await().until(() -> protection.get(lookup(source)).equals("value 2"));
        assertThat(source.loads()).isEqualTo(2);
    }

    @Test
    void renewalThatFails_leavesTheStaleValue_andIsTriedAgain() {
        StampedeProtection protection = create(redis);
        protection.get(lookup(source));
        clock.forward(TTL);

        try (LogLines log = new LogLines(Background.class)) {
            assertThat(protection.get(lookup(() -> {
                        throw new StoreUnavailable("the database is away", null);
                    })))
                    .isEqualTo("value 1");
            await().until(() -> log.lines().contains("WARN in the background: the database is away"));
        }

        await().until(() -> protection.get(lookup(source)).equals("value 2"));
    }
}
