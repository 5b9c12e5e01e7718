package shop.ratelimit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shop.cache.Redis;
import shop.cache.Script;

/**
 * A token bucket in Redis for each client and rule: it holds as many tokens as the rule allows requests, a request
 * takes one, and tokens come back evenly over the window. All replicas take from the same buckets, in one step each.
 * A bucket expires when it would be full again. Safe for use by many threads.
 *
 * <p>The time comes from the replicas, whose clocks differ, and never goes back in a bucket: tokens come back by the
 * clock that is furthest ahead. A replica that is behind adds none until its own clock gets there; a lead of some
 * seconds is worth these seconds' tokens, once in a bucket's life. Should a clock jump far ahead, the bucket is full
 * again after at most one window, when it expires by the clock of Redis.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>, after J. Turner, "New directions in
 *     communications (or which way to the information age?)", IEEE Communications Magazine 24(10), 1986
 */
final class TokenBuckets {

    private static final Script TAKE = Script.of(TokenBuckets.class, "take.lua");

    private final Redis redis;
    private final Clock clock;

    TokenBuckets(Redis redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * What became of a request for a token.
     *
     * @param taken whether there was one
     * @param left how many more can be taken at this moment
     * @param untilNext when there is one more than that, in whole milliseconds
     */
    record Take(boolean taken, long left, Duration untilNext) {

        /** At least 1: a client that is told 0 would be back too early. */
        long secondsUntilNext() {
            return untilNext.plusMillis(999).toSeconds();
        }
    }

    /** Takes a token. Empty if Redis does not answer. */
    Optional<Take> take(RateLimitRule rule, String client) {
        List<String> arguments = List.of(
                String.valueOf(clock.millis()),
                String.valueOf(rule.requests()),
                String.valueOf(rule.window().toMillis()));
        return redis.ask(
                jedis -> Optional.of(asTake(TAKE.run(jedis, List.of(key(rule, client)), arguments))), Optional.empty());
    }

    /** Another limit is another bucket: what is in a bucket is counted in parts of its window. */
    private static String key(RateLimitRule rule, String client) {
        String limit = rule.requests() + "/" + rule.window().toSeconds();
        return String.join(":", "shop:v1:rate", rule.route().replace(' ', ':'), limit, client);
    }

    private static Take asTake(Object reply) {
        List<?> numbers = (List<?>) reply;
        return new Take(numbers.get(0).equals(1L), (Long) numbers.get(1), Duration.ofMillis((Long) numbers.get(2)));
    }
}
