package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.core.IntervalFunction;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.checkout.Checkout;
import shop.checkout.HttpPayments;
import shop.checkout.OrderRefused;
import shop.checkout.PaymentUnavailable;
import shop.checkout.Payments;
import shop.engines.payment.Charge;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.process.ProcessGuard;
import shop.model.NewOrder;
import shop.model.Order;

/** Payments and their circuit breaker with a real payment provider. */
@Timeout(60)
class ResilientPaymentsTest {

    private static final PaymentSettings AT_ONCE = new PaymentSettings(0, 0, false);
    private static final PaymentSettings REFUSING = new PaymentSettings(0, 1, false);
    private static final PaymentSettings OUTAGE = new PaymentSettings(0, 0, true);
    private static final PaymentSettings HANGING = new PaymentSettings(60_000, 0, false);

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration ENOUGH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final NewOrder ORDER = new NewOrder(1, List.of());

    private static ProcessGuard guard;
    private static PaymentEngine provider;

    private final AtomicInteger calls = new AtomicInteger();
    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @BeforeAll
    static void startProvider() {
        guard = new ProcessGuard();
        provider = new PaymentEngine(guard, AT_ONCE);
        provider.start();
    }

    @AfterAll
    static void stopProvider() {
        guard.close();
    }

    @BeforeEach
    void payAtOnce() {
        provider.settings(AT_ONCE);
    }

    @Test
    void chargeWhoseAnswerIsLost_isTriedAgainWithTheSameKey_andBookedOnce() {
        Payments reliable = http(PATIENCE);
        Payments losesTheFirstAnswer = (amount, key) -> {
            String charge = reliable.charge(amount, key);
            if (calls.get() == 1) {
                throw new PaymentUnavailable("the answer was lost");
            }
            return charge;
        };
        String key = key();

        String charge = resilient(losesTheFirstAnswer, breaker(LONG), 2).charge(100, key);

        assertThat(calls).hasValue(2);
        assertThat(provider.charges())
                .filteredOn(booked -> booked.key().equals(key))
                .extracting(Charge::id)
                .containsExactly(charge);
    }

    @Test
    void outage_isTriedAsOftenAsAllowed_andNotOftener() {
        provider.settings(OUTAGE);

        assertUnavailable(resilient(http(PATIENCE), breaker(LONG), 2));

        assertThat(calls).as("before the third opens the breaker").hasValue(2);
    }

    @Test
    void providerThatTookAllItsTime_isNotTriedAgain() {
        provider.settings(HANGING);

        assertUnavailable(resilient(http(SHORT), breaker(LONG), 3));

        assertThat(calls).hasValue(1);
    }

    @Test
    @Tag("exercise-5.4")
    void refusal_isAnAnswer_thatIsNotTriedAgainAndDoesNotOpenTheBreaker() {
        provider.settings(REFUSING);
        PaymentBreaker breaker = breaker(LONG);
        Payments payments = resilient(http(PATIENCE), breaker, 3);

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> payments.charge(100, key()))
                    .as("after %d refused cards", i)
                    .isInstanceOf(OrderRefused.class);
        }

        assertThat(calls).hasValue(10);
        assertThat(breaker.state()).as("after ten refused cards").isEqualTo(State.CLOSED);
    }

    @Test
    @Tag("exercise-5.4")
    void outage_opensTheBreaker_whichAsksNobody_andTellsWhenItWill() {
        provider.settings(OUTAGE);

        assertOpens(http(PATIENCE));
    }

    @Test
    void providerThatHangs_opensTheBreaker() {
        provider.settings(HANGING);

        assertOpens(http(SHORT));
    }

    @Test
    void providerThatIsNotThere_opensTheBreaker() {
        assertOpens(new HttpPayments(URI.create("http://127.0.0.1:1"), PATIENCE));
    }

    @Test
    @Tag("exercise-5.4")
    void fewFailuresAmongMany_doNotOpenTheBreaker() {
        PaymentBreaker breaker = breaker(LONG);
        Payments payments = resilient(http(PATIENCE), breaker, 1);

        for (int i = 0; i < 12; i++) {
            provider.settings(i % 3 == 2 ? OUTAGE : AT_ONCE);
            if (i % 3 == 2) {
                assertUnavailable(payments);
            } else {
                payments.charge(100, key());
            }
        }

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void breakerThatOpens_endsTheTriesOfACharge() {
        provider.settings(OUTAGE);

        assertUnavailable(resilient(http(PATIENCE), breaker(LONG), 5));

        assertThat(calls).as("half of the window").hasValue(3);
    }

    @Test
    @Tag("exercise-5.4")
    void providerThatIsBack_isFoundByTheNextCharge() {
        PaymentBreaker breaker = halfOpen();

        resilient(http(PATIENCE), breaker, 1).charge(100, key());

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Tag("exercise-5.4")
    void providerThatIsStillAway_isLeftAloneAgainAfterOneTry() {
        PaymentBreaker breaker = halfOpen();
        provider.settings(OUTAGE);

        assertUnavailable(resilient(http(PATIENCE), breaker, 2));

        assertThat(calls).hasValue(1);
        awaitHalfOpen(breaker);
    }

    @Test
    void tryThatEndsInAnError_doesNotKeepTheBreakerHalfOpen() {
        PaymentBreaker breaker = halfOpen();
        Payments outOfMemory = (amount, key) -> {
            throw new OutOfMemoryError("simulated");
        };
        assertThatThrownBy(() -> resilient(outOfMemory, breaker, 1).charge(100, key()))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(breaker.state()).as("which says nothing of the provider").isEqualTo(State.HALF_OPEN);

        resilient(http(PATIENCE), breaker, 1).charge(100, key());

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void ordersAreRefusedAtTheDoor_whileTheBreakerIsOpen() {
        Checkout door = new FailFastCheckout(
                (order, key) -> {
                    throw new AssertionError("let in");
                },
                open(LONG));

        assertThatThrownBy(() -> door.place(ORDER, Optional.empty())).isInstanceOf(PaymentUnavailable.class);
    }

    @Test
    @Tag("exercise-5.4")
    void whileTheBreakerIsHalfOpen_oneOrderAtATimeIsLetIn() throws Exception {
        PaymentBreaker breaker = halfOpen();
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Order> outcome = new CompletableFuture<>();
        Checkout door = new FailFastCheckout(
                (order, key) -> {
                    inside.countDown();
                    return outcome.join();
                },
                breaker);
        CompletableFuture<Order> first = CompletableFuture.supplyAsync(
                () -> door.place(ORDER, Optional.empty()), work -> new Thread(work).start());
        inside.await();

        assertThatThrownBy(() -> door.place(ORDER, Optional.empty())).isInstanceOf(PaymentUnavailable.class);

        outcome.complete(null);
        first.join();
        assertThat(door.place(ORDER, Optional.empty())).as("the next one").isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 25, 75", "2, 50, 150", "3, 100, 300", "4, 200, 600"})
    void waitBeforeTheNextTry_grows_andIsNeverTheSameForAll(int tries, long shortest, long longest) {
        IntervalFunction backoff = ResilientPayments.backoff();

        List<Long> waits =
                IntStream.range(0, 50).mapToObj(i -> backoff.apply(tries)).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(shortest, longest));
        assertThat(waits.stream().distinct().count()).isGreaterThan(5);
    }

    private void assertOpens(Payments payments) {
        PaymentBreaker breaker = breaker(LONG);
        Payments resilient = resilient(payments, breaker, 1);
        for (int i = 0; i < 3; i++) {
            assertUnavailable(resilient);
        }
        assertOpen(breaker);
        assertThat(calls).hasValue(3);

        PaymentUnavailable refusal = assertUnavailable(resilient);

        assertThat(calls).hasValue(3);
        assertThat(refusal.retryAfter()).isEqualTo(LONG);
    }

    private PaymentUnavailable assertUnavailable(Payments payments) {
        PaymentUnavailable failure = catchThrowableOfType(PaymentUnavailable.class, () -> payments.charge(100, key()));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Looks at six calls, and opens at half of them. */
    private PaymentBreaker breaker(Duration openFor) {
        return new PaymentBreaker(settings(openFor, 1), clock);
    }

    private PaymentBreaker open(Duration openFor) {
        PaymentBreaker breaker = breaker(openFor);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> breaker.call(() -> {
                        throw new PaymentUnavailable("out of order");
                    }))
                    .isInstanceOf(PaymentUnavailable.class);
        }
        assertOpen(breaker);
        return breaker;
    }

    private static void assertOpen(PaymentBreaker breaker) {
        assertThat(breaker.state())
                .as("after three failures, half of its window of six")
                .isEqualTo(State.OPEN);
    }

    private PaymentBreaker halfOpen() {
        PaymentBreaker breaker = open(SHORT);
        awaitHalfOpen(breaker);
        return breaker;
    }

    /** No order comes to it meanwhile: it must become so by itself. */
    private static void awaitHalfOpen(PaymentBreaker breaker) {
        await().atMost(ENOUGH)
                .untilAsserted(() -> assertThat(breaker.state())
                        .as("%d ms after it opened for %d ms", ENOUGH.toMillis(), SHORT.toMillis())
                        .isEqualTo(State.HALF_OPEN));
    }

    private ResilientPayments resilient(Payments payments, PaymentBreaker breaker, int tries) {
        Payments counted = (amount, key) -> {
            calls.incrementAndGet();
            return payments.charge(amount, key);
        };
        return new ResilientPayments(counted, breaker, settings(LONG, tries));
    }

    private static ResilienceSettings settings(Duration openFor, int tries) {
        return new ResilienceSettings(6, 50, openFor, tries, 5);
    }

    private static Payments http(Duration timeout) {
        return new HttpPayments(URI.create(provider.address()), timeout);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
