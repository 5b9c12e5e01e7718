package shop.events;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.edge.ResilienceSettings;
import shop.events.log.KafkaSettings;
import shop.events.log.Relay;
import shop.events.log.Retries;
import shop.events.mail.MailSettings;
import shop.ops.Settings;
import shop.postgres.PostgresSettings;

/**
 * All that the workers' program reads from its environment.
 *
 * @param shop what step 4 reads
 * @param resilience against a payment provider in trouble
 * @param roles what this process does
 * @param concurrency how many records each of its consumers handles at the same time
 */
record WorkerSettings(
        Settings shop,
        ResilienceSettings resilience,
        KafkaSettings kafka,
        Relay.Settings relay,
        Retries retries,
        MailSettings mail,
        Set<Role> roles,
        int concurrency) {

    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration STATEMENT = Duration.ofSeconds(10);

    /** The kinds of work. */
    enum Role {
        /** Brings the outbox to Kafka. */
        RELAY,
        /** Takes the payments. */
        PAYMENTS,
        /** Sends the mails. */
        EMAILS,
        /** Keeps the read models. */
        VIEWS;

        /** As people write it: {@code relay}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads {@code WORKERS} (all roles, with commas between them) and {@code WORKER_CONCURRENCY} (64), and the settings of
     * the parts.
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    static WorkerSettings from(Environment environment) {
        Settings shop = Settings.from(environment);
        return new WorkerSettings(
                shop,
                ResilienceSettings.from(environment, shop.postgres().poolSize()),
                KafkaSettings.from(environment),
                Relay.Settings.from(environment),
                Retries.from(environment),
                MailSettings.from(environment),
                environment.value("WORKERS", EnumSet.allOf(Role.class), WorkerSettings::roles),
                environment.integer("WORKER_CONCURRENCY", 64, 1, 1_000));
    }

    /**
     * The database of the workers. No transaction of theirs waits for anybody outside of it: one that stands idle is that of a
     * worker that hangs, and must not keep its locks.
     */
    PostgresSettings postgres() {
        return shop.postgres().withLimits(IDLE, STATEMENT);
    }

    private static Set<Role> roles(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .map(WorkerSettings::role)
                .collect(Collectors.toSet());
    }

    private static Role role(String name) {
        return Stream.of(Role.values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationFault("WORKERS: \"" + name + "\" is not one of "
                        + Stream.of(Role.values()).map(Role::toString).collect(Collectors.joining(", "))));
    }
}
