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
record EdgeSettings(Settings shop, Version version, SessionSettings sessions, ResilienceSettings resilience) {

    /** What a checkout may pause for besides the payment. */
    private static final Duration PAUSES = Duration.ofSeconds(2);

    /** @throws ConfigurationFault if one is missing or wrong */
    static EdgeSettings from(Environment environment) {
        Settings shop = Settings.from(environment);
        return new EdgeSettings(
                shop,
                Version.from(environment),
                SessionSettings.from(environment),
                ResilienceSettings.from(environment, shop.postgres().poolSize()));
    }

    /**
     * The database of many replicas: one that hangs in the middle of a checkout must not keep the others waiting for its
     * locks for ever, and is given up when no payment takes that long.
     */
    PostgresSettings postgres() {
        Duration longest = resilience.longestCharge(shop.payments().timeout());
        return shop.postgres().withIdleTransactionLimit(longest.plus(PAUSES));
    }
}
