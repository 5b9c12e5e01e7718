package shop.checkout;

/** An idempotency key came back with another order than the one that it was first used for. */
public final class IdempotencyKeyReused extends RuntimeException {
    public IdempotencyKeyReused(String key) {
        super("the Idempotency-Key " + key + " was used for another order before");
    }
}
