package shop.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import shop.checkout.IdempotencyKeyReused;
import shop.checkout.OrderRefused;
import shop.checkout.PaymentUnavailable;
import shop.exercise.NotSolvedYet;
import shop.store.DuplicateEmail;
import shop.store.StoreUnavailable;

/** The one place where the shop's exceptions become problem details. */
final class ShopProblems {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Problem PAYMENT_UNAVAILABLE = Problem.of(
            503,
            "payment-unavailable",
            "Payment unavailable",
            "the payment provider does not answer; nothing is known to be ordered:"
                    + " send it again with the same Idempotency-Key");
    private static final Problem STORE_UNAVAILABLE =
            Problem.of(503, "store-unavailable", "Store unavailable", "the database cannot be asked at this moment");

    private ShopProblems() {}

    static void register(RoutesConfig routes) {
        routes.exception(DuplicateEmail.class, (e, ctx) -> Problems.answer(ctx, taken(e)))
                .exception(IdempotencyKeyReused.class, (e, ctx) -> Problems.answer(ctx, reused(e)))
                .exception(OrderRefused.class, (e, ctx) -> Problems.answer(ctx, refusal(e)))
                .exception(NotSolvedYet.class, (e, ctx) -> Problems.answer(ctx, Problem.of(501, e.getMessage())))
                .exception(
                        PaymentUnavailable.class, (e, ctx) -> retryLater(ctx, PAYMENT_UNAVAILABLE, e, e.retryAfter()))
                .exception(StoreUnavailable.class, (e, ctx) -> retryLater(ctx, STORE_UNAVAILABLE, e, SOON));
    }

    private static void retryLater(Context ctx, Problem problem, Exception cause, Duration delay) {
        int wholeSeconds = (int) delay.plusMillis(999).toSeconds();
        Problems.answerRetryable(ctx, problem, cause, Math.max(1, wholeSeconds));
    }

    private static Problem taken(DuplicateEmail duplicate) {
        return Problem.of(409, "duplicate-email", "E-mail address taken", duplicate.getMessage());
    }

    private static Problem reused(IdempotencyKeyReused reused) {
        return Problem.of(422, "idempotency-key-reused", "Idempotency key reused", reused.getMessage());
    }

    private static Problem refusal(OrderRefused refused) {
        String why = refused.getMessage();
        return switch (refused.reason()) {
            case UNKNOWN_USER -> Problem.of(422, "unknown-user", "Unknown user", why);
            case UNKNOWN_PRODUCT -> Problem.of(422, "unknown-product", "Unknown product", why);
            case OUT_OF_STOCK -> Problem.of(409, "out-of-stock", "Out of stock", why);
            case PAYMENT_REFUSED -> Problem.of(402, "payment-refused", "Payment refused", why);
        };
    }
}
