package shop.events;

import java.util.Locale;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.edge.EdgeSettings;
import shop.events.log.KafkaSettings;

/**
 * All that the shop's program reads from its environment.
 *
 * @param edge what step 5 reads
 * @param kafka of use only without an outbox: with one, the shop itself does not speak with Kafka
 * @param publishing how Kafka gets to know of an order
 */
record EventSettings(EdgeSettings edge, KafkaSettings kafka, Publishing publishing) {

    /** How events leave the shop. */
    enum Publishing {
        OUTBOX,
        /** Chapter 6's "before". */
        DUAL_WRITE;

        /** As people write it: {@code dual-write}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads {@code EVENTS} (outbox) and the settings of Kafka, and what step 5 reads.
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    static EventSettings from(Environment environment) {
        return new EventSettings(
                EdgeSettings.from(environment),
                KafkaSettings.from(environment),
                environment.oneOf("EVENTS", Publishing.OUTBOX));
    }
}
