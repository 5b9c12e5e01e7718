package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries in a real Redis. */
class EntriesTest extends OnEntries {

    @Test
    void storedValue_isFound_asCompactJsonUnderAVersionedKey() {
        Entries<String> entries = entries(redis);

        entries.store(KEY, "a text", 12, entries.find(KEY).generation());

        long freshUntilMs = clock.millis() + TTL.toMillis();
        assertThat(entries.find(KEY).entry()).contains(new Entry<>("a text", freshUntilMs, 12));
        assertThat(direct.get("shop:v1:{text:7}")).isEqualTo("{\"v\":\"a text\",\"f\":" + freshUntilMs + ",\"l\":12}");
    }

    @Test
    void timeToLive_isShortenedByJitter_andKeptLongerByTheStaleTime() {
        Entries<String> entries = entries(redis);
        random = 1;

        entries.store(KEY, "a text", 0, entries.find(KEY).generation());

        long freshMs = TTL.toMillis() * 9 / 10;
        assertThat(entries.find(KEY).entry().orElseThrow().freshUntilMs()).isEqualTo(clock.millis() + freshMs);
        assertThat(direct.pttl(KEY.entry())).isBetween(freshMs + TTL.toMillis() - 60_000, freshMs + TTL.toMillis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "a text",
                "\"a text\"",
                "[]",
                "{}",
                "{\"v\":\"a text\"}",
                "{\"v\":\"a text\",\"f\":null,\"l\":1}",
                "{\"v\":null,\"f\":1,\"l\":1}",
                "{\"v\":{\"name\":\"a text\"},\"f\":1,\"l\":1}",
                "{\"v\":\"a text\",\"f\":1,\"l\":1,\"added\":true}",
                "{\"v\":\"a text\",\"f\":1,\"l\":1}}",
                "{\"v\":\"a te"
            })
    void entryOfAnotherFormat_isAMiss_andReplaced(String json) {
        Entries<String> entries = entries(redis);
        direct.set(KEY.entry(), json);

        assertThat(entries.find(KEY).entry()).isEmpty();

        entries.store(KEY, "new", 0, entries.find(KEY).generation());
        assertThat(entries.find(KEY).entry()).map(Entry::value).contains("new");
    }

    @Test
    void anotherTypeOfRedis_isAMiss_andReplaced() {
        Entries<String> entries = entries(redis);
        direct.rpush(KEY.entry(), "a", "list");

        assertThat(entries.find(KEY).entry()).isEmpty();

        entries.store(KEY, "new", 0, entries.find(KEY).generation());
        assertThat(entries.find(KEY).entry()).map(Entry::value).contains("new");
    }

    @Test
    void valueThatWasInvalidatedAfterTheLook_isNotStored() {
        Invalidations invalidations = new Invalidations(redis, background);
        Entries<String> entries = entries(redis, invalidations);
        String seen = entries.find(KEY).generation();

        invalidations.invalidate(KEY);
        entries.store(KEY, "old", 0, seen);

        assertThat(entries.find(KEY).entry()).isEmpty();
        assertThat(direct.pttl(KEY.generation())).isBetween(1L, 120_000L);
    }

    @Test
    void generationThatRedisForgot_isNotTakenForTheNextOne() {
        Invalidations invalidations = new Invalidations(redis, background);
        Entries<String> entries = entries(redis, invalidations);
        invalidations.invalidate(KEY);
        String seen = entries.find(KEY).generation();
        direct.del(KEY.generation()); // as when it expires

        invalidations.invalidate(KEY);
        entries.store(KEY, "old", 0, seen);

        assertThat(entries.find(KEY).entry()).isEmpty();
    }

    @Test
    void invalidationByAnotherReplica_countsAsWell() {
        Entries<String> entries = entries(redis);
        String seen = entries.find(KEY).generation();

        new Invalidations(newRedis(), background).invalidate(KEY);
        entries.store(KEY, "old", 0, seen);

        assertThat(entries.find(KEY).entry()).isEmpty();
    }

    @Test
    void valueOfOneMebibyte_isNotCached_andSaidOnce() {
        Entries<String> entries = entries(redis);
        String huge = "x".repeat(1024 * 1024);
        try (LogLines log = new LogLines(Entries.class)) {
            for (int i = 0; i < 3; i++) {
                entries.store(KEY, huge, 0, entries.find(KEY).generation());
            }

            assertThat(entries.find(KEY).entry()).isEmpty();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN shop:v1:{text:7} has 10486")
                    .endsWith("is not cached: 131072 are the most; the database is asked each time");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signal that pauses a process")
    void invalidationWhileRedisHangs_isNotForgotten_whenItGoesOn() {
        Redis impatient = newImpatientRedis();
        Invalidations invalidations = new Invalidations(impatient, background);
        Entries<String> entries = entries(impatient, invalidations);
        entries.store(KEY, "old", 0, entries.find(KEY).generation());
        assertThat(entries.find(KEY).entry()).isPresent();

        engine.pause();
        try {
            invalidations.invalidate(KEY);
            assertThat(invalidations.untold(KEY)).isPresent();
        } finally {
            engine.resume();
        }

        assertThat(entries.find(KEY).entry()).isEmpty();
        await().until(() -> invalidations.untold(KEY).isEmpty());
        assertThat(entries.find(KEY).entry()).isEmpty();
        assertThat(entries(redis).find(KEY).entry()).as("for other replicas").isEmpty();
    }

    @Test
    void withoutRedis_nothingIsFoundOrStored_andEachInvalidationMakesAnotherVersion() {
        Redis impatient = newImpatientRedis();
        Invalidations invalidations = new Invalidations(impatient, background);
        Lookup<String> lookup = new Lookup<>(KEY, entries(impatient, invalidations), () -> "loaded", use);
        engine.kill();
        try {
            assertThat(lookup.look()).isEmpty();
            String before = lookup.version();
            assertThat(lookup.load()).isEqualTo("loaded");

            invalidations.invalidate(KEY);

            assertThat(lookup.look()).isEmpty();
            assertThat(lookup.version()).isNotEqualTo(before);
        } finally {
            engine.restart();
        }
    }

    @Test
    void absence_isAValueToo() {
        EntryFormat<Optional<List<Integer>>> format = new EntryFormat<>(new TypeReference<>() {});
        Entry<Optional<List<Integer>>> nothing = new Entry<>(Optional.empty(), 1, 2);
        Entry<Optional<List<Integer>>> something = new Entry<>(Optional.of(List.of(3)), 1, 2);

        assertThat(format.read(format.write(nothing))).contains(nothing);
        assertThat(format.read(format.write(something))).contains(something);
    }
}
