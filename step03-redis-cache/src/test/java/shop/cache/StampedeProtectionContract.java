package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import shop.store.StoreUnavailable;

/** What every protection does, whatever it protects from. */
abstract class StampedeProtectionContract extends OnEntries {

    final Source source = new Source();

    /** A new one, as a process of its own would have it. */
    abstract StampedeProtection create(Redis through);

    @Test
    void missingValue_isLoadedOnce_andThenFound() {
        StampedeProtection protection = create(redis);

        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
        assertThat(source.loads()).isEqualTo(1);
    }

    @Test
    void valueThatAnotherReplicaLoaded_isFound() {
        create(newRedis()).get(lookup(() -> "theirs"));

        assertThat(create(redis).get(lookup(source))).isEqualTo("theirs");
        assertThat(source.loads()).isZero();
    }

    @Test
    void invalidatedValue_isLoadedAgain() {
        StampedeProtection protection = create(redis);
        protection.get(lookup(source));

        new Invalidations(redis, background).invalidate(KEY);

        assertThat(protection.get(lookup(source))).isEqualTo("value 2");
    }

    @Test
    void failureOfTheSource_isThrown_andNotCached() {
        StampedeProtection protection = create(redis);
        Supplier<String> failing = () -> {
            throw new StoreUnavailable("away", null);
        };

        assertThatThrownBy(() -> protection.get(lookup(failing))).isInstanceOf(StoreUnavailable.class);

        assertThat(protection.get(lookup(source))).isEqualTo("value 1");
    }

    @Test
    void withoutRedis_theSourceIsAsked() {
        StampedeProtection protection = create(newImpatientRedis());
        Redis impatient = newImpatientRedis();
        engine.kill();
        try {
            assertThat(protection.get(lookup(impatient, source))).isEqualTo("value 1");
            assertThat(protection.get(lookup(impatient, source))).isEqualTo("value 2");
        } finally {
            engine.restart();
        }
    }
}
