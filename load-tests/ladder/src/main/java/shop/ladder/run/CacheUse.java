package shop.ladder.run;

import java.util.Locale;
import java.util.Optional;
import shop.ladder.report.LoadReport;

/**
 * How a cache was used.
 *
 * @param hits lookups that it answered
 * @param misses lookups that it did not
 * @param loads how often the database was asked to fill it
 * @param unanswered commands that Redis gave no answer to
 */
record CacheUse(long hits, long misses, long loads, long unanswered) {

    CacheUse since(CacheUse earlier) {
        return new CacheUse(
                hits - earlier.hits, misses - earlier.misses, loads - earlier.loads, unanswered - earlier.unanswered);
    }

    CacheUse plus(CacheUse other) {
        return new CacheUse(
                hits + other.hits, misses + other.misses, loads + other.loads, unanswered + other.unanswered);
    }

    /** The share of the lookups that it answered, 0 to 1; nothing if there were none. */
    Optional<Double> hitRatio() {
        return lookups() == 0 ? Optional.empty() : Optional.of((double) hits / lookups());
    }

    long lookups() {
        return hits + misses;
    }

    LoadReport.Cache report() {
        return new LoadReport.Cache(hitRatio().orElse(0.0), lookups(), loads);
    }

    String inWords() {
        String answers = String.format(
                Locale.ROOT,
                "the cache answered %.1f %% of %,d lookups, and the database was asked %,d times to fill it",
                100 * hitRatio().orElse(0.0),
                lookups(),
                loads);
        return unanswered == 0
                ? answers
                : answers + String.format(Locale.ROOT, "; Redis left %,d commands unanswered", unanswered);
    }
}
