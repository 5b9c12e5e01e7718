package shop.web;

import io.javalin.config.RoutesConfig;
import shop.checkout.IdempotencyKeyReused;
import shop.checkout.OrderRefused;
import shop.checkout.PaymentUnavailable;
import shop.store.DuplicateEmail;
import shop.store.StoreUnavailable;

/** The one place where the shop's exceptions become problem details. */
final class ShopProblems {
    private static final int RETRY_AFTER_SECONDS = 1;

    private ShopProblems() {}

    static void register(RoutesConfig routes) {
        routes.exception(
                        DuplicateEmail.class,
                        (e, ctx) -> Problems.answer(
                                ctx, Problem.of(409, "duplicate-email", "E-mail address taken", e.getMessage())))
                .exception(
                        IdempotencyKeyReused.class,
                        (e, ctx) -> Problems.answer(
                                ctx,
                                Problem.of(422, "idempotency-key-reused", "Idempotency key reused", e.getMessage())))
                .exception(OrderRefused.class, (e, ctx) -> Problems.answer(ctx, refusal(e)))
                .exception(
                        PaymentUnavailable.class,
                        (e, ctx) -> Problems.answerRetryable(
                                ctx,
                                Problem.of(
                                        503,
                                        "payment-unavailable",
                                        "Payment unavailable",
                                        "the payment provider does not answer; nothing was ordered"),
                                e,
                                RETRY_AFTER_SECONDS))
                .exception(
                        StoreUnavailable.class,
                        (e, ctx) -> Problems.answerRetryable(
                                ctx,
                                Problem.of(
                                        503,
                                        "store-unavailable",
                                        "Store unavailable",
                                        "the database cannot be asked at this moment"),
                                e,
                                RETRY_AFTER_SECONDS));
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
