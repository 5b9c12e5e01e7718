package shop.events.order;

import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.events.log.KafkaSettings;
import shop.postgres.PostgresSettings;

/**
 * Where orders and their events are, for a program that looks at both.
 *
 * @param postgres without a pool
 */
public record StoreSettings(PostgresSettings postgres, KafkaSettings kafka) {

    /** @throws ConfigurationFault if a setting is missing or wrong */
    public static StoreSettings from(Environment environment) {
        return environment.readAll(settings ->
                new StoreSettings(PostgresSettings.from(settings).unpooled(), KafkaSettings.from(settings)));
    }
}
