package shop.engines.payment;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/**
 * What was decided for each idempotency key. In memory: a restart forgets it all, so that a key is charged again after
 * it. Safe for use by many threads.
 */
final class ChargeBook {

    /** A charge, or none if it was refused. */
    record Decision(long amountCents, Optional<Charge> charge) {}

    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final DoubleSupplier chance;
    private final Clock clock;

    /** @param chance draws from 0 (inclusive) to 1 (exclusive) */
    ChargeBook(DoubleSupplier chance, Clock clock) {
        this.chance = chance;
        this.clock = clock;
    }

    /** Decides on a new key; gives the first decision again for a known one, whatever its amount was. */
    synchronized Decision decide(String key, long amountCents, double failureRate) {
        return decisions.computeIfAbsent(key, newKey -> {
            boolean refused = chance.getAsDouble() < failureRate;
            return new Decision(
                    amountCents,
                    refused
                            ? Optional.empty()
                            : Optional.of(new Charge("ch_" + UUID.randomUUID(), newKey, amountCents, clock.instant())));
        });
    }

    /** All charges, oldest first. */
    synchronized List<Charge> charges() {
        return decisions.values().stream()
                .flatMap(decision -> decision.charge().stream())
                .toList();
    }
}
