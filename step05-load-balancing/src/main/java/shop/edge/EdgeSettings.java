package shop.edge;

import java.time.Duration;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.ops.Settings;
import shop.postgres.PostgresSettings;

/**
 * All that the program reads from its environment.
 *
 * @param shop what step 4 reads
 * @param version told with every answer
 * @param sessions who must log in
 * @param resilience against a payment provider in trouble
 */
public record EdgeSettings(Settings shop, Version version, SessionSettings sessions, ResilienceSettings resilience) {

    /** What a transaction may stand idle for besides the payment. */
    private static final Duration PAUSES = Duration.ofSeconds(2);

    /** @throws ConfigurationFault if one is missing or wrong */
    public static EdgeSettings from(Environment environment) {
        Settings shop = Settings.from(environment);
        return new EdgeSettings(
                shop,
                Version.from(environment),
                SessionSettings.from(environment),
                ResilienceSettings.from(environment, shop.postgres().poolSize()));
    }

    /**
     * How long an order waits for its place among the checkouts. All waits together must end before nginx gives a replica
     * up, 10 s after it got the order: later the order would be placed and charged for nobody. With the standards:
     *
     * <pre>
     * 1.0 s  for a place
     * 2.0 s  for a connection
     * 2.0 s  for the product, while others pay for it
     * 4.6 s  for the payment: its tries and the waits between them
     * 9.6 s
     * </pre>
     *
     * Only a basket of several products, each of them that busy, can take longer.
     */
    Duration placePatience() {
        return shop.postgres().connectionTimeout().dividedBy(2);
    }

    /**
     * The database of many replicas. No wait for another's locks is for ever: a statement takes no longer than a
     * connection may be waited for, and a replica that hangs in the middle of a checkout is given up when no payment
     * takes that long.
     */
    public PostgresSettings postgres() {
        return shop.postgres()
                .withLimits(longestCharge().plus(PAUSES), shop.postgres().connectionTimeout());
    }

    /** How long the payment of an order may take. */
    Duration longestCharge() {
        return resilience.longestCharge(shop.payments().timeout());
    }
}
