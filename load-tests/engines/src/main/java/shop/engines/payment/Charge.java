package shop.engines.payment;

import java.time.Instant;

/**
 * Money that was taken.
 *
 * @param id the provider's name of it
 * @param key the idempotency key that it was asked for with
 */
public record Charge(String id, String key, long amountCents, Instant chargedAt) {}
