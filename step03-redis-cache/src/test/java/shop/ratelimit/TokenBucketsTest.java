package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.cache.OnRedis;
import shop.config.SettableClock;
import shop.ratelimit.TokenBuckets.Take;

class TokenBucketsTest extends OnRedis {

    private static final RateLimitRule FIVE_A_MINUTE = new RateLimitRule("POST /orders", 5, Duration.ofMinutes(1));
    private static final String CLIENT = "203.0.113.7";
    private static final String KEY = "shop:v1:rate:POST:/orders:5/60:203.0.113.7";

    private final SettableClock clock = new SettableClock();
    private TokenBuckets buckets;

    @BeforeEach
    void openBuckets() {
        buckets = new TokenBuckets(redis, clock);
    }

    @Test
    void sixthInAMinute_isRefused_andOneComesBackEach12Seconds() {
        assertThat(takes(5)).containsOnly(true);
        assertThat(take()).isEqualTo(new Take(false, 0, Duration.ofSeconds(12)));

        clock.forward(Duration.ofMillis(11_999));
        assertThat(take()).isEqualTo(new Take(false, 0, Duration.ofMillis(1)));
        clock.forward(Duration.ofMillis(1));
        assertThat(takes(2)).containsExactly(true, false);

        clock.forward(Duration.ofSeconds(60));
        assertThat(takes(6)).containsExactly(true, true, true, true, true, false);
    }

    @Test
    @Tag("exercise-3.4")
    void bucket_neverHoldsMoreThanItsSize() {
        take();
        clock.forward(Duration.ofDays(365));

        assertThat(take()).isEqualTo(new Take(true, 4, Duration.ofSeconds(12)));
    }

    @Test
    @Tag("exercise-3.4")
    void burstsBeforeAndAfterTheTurnOfAMinute_areServedAsOne() {
        clock.forward(Duration.ofSeconds(59));
        assertThat(takes(5)).containsOnly(true);
        clock.forward(Duration.ofSeconds(2));

        assertThat(takes(5))
                .as("two seconds after five of five a minute were served")
                .containsOnly(false);
    }

    @Test
    @Tag("exercise-3.4")
    void whoIsRefused_isServedAtTheTimeTheyAreTold_onceForEachToken() {
        takes(5);

        for (int i = 0; i < 3; i++) {
            Take refused = take();
            assertThat(refused.taken()).as("from an empty bucket").isFalse();
            assertThat(refused.untilNext())
                    .as("one of five a minute comes back")
                    .isBetween(Duration.ofMillis(11_990), Duration.ofMillis(12_010));
            clock.forward(refused.untilNext());
            assertThat(take().taken()).as("after the time that was told").isTrue();
        }
    }

    @Test
    @Tag("exercise-3.4")
    void askingAgainAndAgain_neitherDelaysNorHastensTheNextToken() {
        takes(5);

        int taken = 0;
        for (int second = 1; second <= 61; second++) {
            clock.forward(Duration.ofSeconds(1));
            taken += take().taken() ? 1 : 0;
        }

        assertThat(taken)
                .as("five a minute, for somebody who asks each second for 61 s")
                .isEqualTo(5);
    }

    @Test
    void take_saysWhatIsLeftAndWhenThereIsMore() {
        assertThat(take()).isEqualTo(new Take(true, 4, Duration.ofSeconds(12)));
        clock.forward(Duration.ofSeconds(5));
        assertThat(take()).isEqualTo(new Take(true, 3, Duration.ofSeconds(7)));
    }

    @Test
    void tokensThatComeBackInPieces_addUpExactly() {
        RateLimitRule sevenAMinute = new RateLimitRule("GET /products", 7, Duration.ofMinutes(1));
        for (int i = 0; i < 7; i++) {
            assertThat(buckets.take(sevenAMinute, CLIENT).orElseThrow().taken()).isTrue();
        }

        int taken = 0;
        for (int ms = 0; ms < 60_000; ms += 60) {
            clock.forward(Duration.ofMillis(60));
            taken += buckets.take(sevenAMinute, CLIENT).orElseThrow().taken() ? 1 : 0;
        }

        assertThat(taken).isEqualTo(7);
    }

    @Test
    void secondsToWait_areRoundedUp_andAtLeastOne() {
        assertThat(new Take(false, 0, Duration.ofMillis(1)).secondsUntilNext()).isEqualTo(1);
        assertThat(new Take(false, 0, Duration.ofMillis(1_000)).secondsUntilNext())
                .isEqualTo(1);
        assertThat(new Take(false, 0, Duration.ofMillis(1_001)).secondsUntilNext())
                .isEqualTo(2);
    }

    @Test
    void clientsAndRulesAndLimits_haveBucketsOfTheirOwn() {
        takes(5);

        assertThat(take().taken()).isFalse();
        assertThat(buckets.take(FIVE_A_MINUTE, "203.0.113.8").orElseThrow().taken())
                .isTrue();
        assertThat(buckets.take(new RateLimitRule("POST /users", 5, Duration.ofMinutes(1)), CLIENT)
                        .orElseThrow()
                        .taken())
                .isTrue();
        assertThat(buckets.take(new RateLimitRule("POST /orders", 6, Duration.ofMinutes(1)), CLIENT)
                        .orElseThrow()
                        .left())
                .isEqualTo(5);
    }

    @Test
    void largestLimit_isCountedExactly() {
        RateLimitRule million = new RateLimitRule("GET /products", 1_000_000, Duration.ofHours(1));
        // Half empty: a full bucket expires 4 ms after a take, by the real time.
        String half = String.valueOf(500_000 * million.window().toMillis());
        direct.hset(
                "shop:v1:rate:GET:/products:1000000/3600:203.0.113.7",
                Map.of("parts", half, "at", String.valueOf(clock.millis())));

        assertThat(buckets.take(million, CLIENT).orElseThrow().left()).isEqualTo(499_999);
        assertThat(buckets.take(million, CLIENT).orElseThrow().left()).isEqualTo(499_998);
        clock.forward(Duration.ofMillis(4));
        assertThat(buckets.take(million, CLIENT).orElseThrow())
                .as("one token each 3.6 ms; 1.11 came back")
                .isEqualTo(new Take(true, 499_998, Duration.ofMillis(4)));
    }

    @Test
    @Tag("exercise-3.4")
    void replicas_shareABucket() {
        TokenBuckets replica = new TokenBuckets(newRedis(), clock);
        takes(3);

        assertThat(replica.take(FIVE_A_MINUTE, CLIENT).orElseThrow().left()).isEqualTo(1);
        assertThat(take().taken()).isTrue();
        assertThat(replica.take(FIVE_A_MINUTE, CLIENT).orElseThrow().taken()).isFalse();
    }

    @Test
    @Tag("exercise-3.4")
    void replicaWhoseClockIsBehind_addsNothing_andTakesNothingBack() {
        TokenBuckets behind = new TokenBuckets(redis, Clock.offset(clock, Duration.ofSeconds(-30)));
        takes(4);

        assertThat(behind.take(FIVE_A_MINUTE, CLIENT).orElseThrow())
                .isEqualTo(new Take(true, 0, Duration.ofSeconds(12)));
        clock.forward(Duration.ofSeconds(12));
        assertThat(behind.take(FIVE_A_MINUTE, CLIENT).orElseThrow().taken()).isFalse();
        assertThat(takes(2)).containsExactly(true, false);
    }

    @Test
    void replicaWhoseClockIsAhead_givesItsLeadOnce() {
        TokenBuckets ahead = new TokenBuckets(redis, Clock.offset(clock, Duration.ofSeconds(12)));
        takes(5);

        assertThat(ahead.take(FIVE_A_MINUTE, CLIENT).orElseThrow().taken()).isTrue();
        assertThat(ahead.take(FIVE_A_MINUTE, CLIENT).orElseThrow().taken()).isFalse();
        clock.forward(Duration.ofSeconds(12));
        assertThat(take().taken()).as("this time was given already").isFalse();
    }

    @Test
    void clockThatJumpsAhead_closesABucketForOneWindowAtMost() {
        TokenBuckets farAhead = new TokenBuckets(redis, Clock.offset(clock, Duration.ofDays(1)));
        for (int i = 0; i < 5; i++) {
            farAhead.take(FIVE_A_MINUTE, CLIENT);
        }
        assertThat(take().taken()).isFalse();
        assertThat(direct.pttl(KEY)).isBetween(1L, 60_000L);

        direct.pexpire(KEY, 500); // as when most of the minute has passed
        await().atMost(Duration.ofSeconds(30)).until(() -> take().taken());
    }

    @Test
    @Tag("exercise-3.4")
    void manyAtOnce_getWhatIsInTheBucketAndNotOneMore() throws Exception {
        RateLimitRule tenAnHour = new RateLimitRule("POST /orders", 10, Duration.ofHours(1));
        int threads = 64;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Boolean> one = () -> {
            together.await();
            return buckets.take(tenAnHour, CLIENT).orElseThrow().taken();
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(one));
            }
            int taken = 0;
            for (Future<Boolean> answer : answers) {
                taken += answer.get() ? 1 : 0;
            }

            assertThat(taken).isEqualTo(10);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void bucket_isOneKey_thatExpiresWhenItWouldBeFullAgain() {
        takes(2);

        assertThat(direct.dbSize()).isEqualTo(1);
        assertThat(direct.pttl(KEY)).isBetween(1L, 24_000L);
    }

    @Test
    @Tag("exercise-3.4")
    void idleBucket_leavesNothing() {
        RateLimitRule thousandASecond = new RateLimitRule("GET /products", 1_000, Duration.ofSeconds(1));
        buckets.take(thousandASecond, CLIENT);

        await().until(() -> direct.dbSize() == 0);
    }

    @Test
    void scriptThatRedisForgot_isSentAgain() {
        take();
        direct.scriptFlush();

        assertThat(take().left()).isEqualTo(3);
    }

    @Test
    void keyOfAnotherKind_letsRequestsPass() {
        direct.set(KEY, "nonsense");

        assertThat(buckets.take(FIVE_A_MINUTE, CLIENT)).isEmpty();
    }

    private Take take() {
        return buckets.take(FIVE_A_MINUTE, CLIENT).orElseThrow();
    }

    private List<Boolean> takes(int times) {
        List<Boolean> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(take().taken());
        }
        return taken;
    }
}
