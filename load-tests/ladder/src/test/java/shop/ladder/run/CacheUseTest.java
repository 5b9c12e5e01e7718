package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheUseTest {

    @Test
    void whatHappenedSince_isTheDifference() {
        assertThat(new CacheUse(120, 12, 11, 3).since(new CacheUse(100, 10, 10, 3)))
                .isEqualTo(new CacheUse(20, 2, 1, 0));
    }

    @Test
    void hitRatio_isTheShareOfTheLookupsThatWereAnswered() {
        assertThat(new CacheUse(3, 1, 1, 0).hitRatio()).hasValue(0.75);
        assertThat(new CacheUse(0, 0, 0, 0).hitRatio()).isEmpty();
    }

    @Test
    void words_nameWhatRedisLeftUnanswered_onlyIfThereIsAny() {
        assertThat(new CacheUse(1_973, 27, 25, 0).inWords())
                .isEqualTo("the cache answered 98.7 % of 2,000 lookups,"
                        + " and the database was asked 25 times to fill it");
        assertThat(new CacheUse(1_973, 27, 25, 1_204).inWords())
                .endsWith("to fill it; Redis left 1,204 commands unanswered");
    }
}
