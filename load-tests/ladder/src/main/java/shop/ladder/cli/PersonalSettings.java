package shop.ladder.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shop's settings that a person has set in the shell, such as {@code DB_POOL_SIZE=0 ./workshop load 2}. */
final class PersonalSettings {

    static final List<String> PREFIXES =
            List.of("CACHE_", "DB_", "MAIL_", "OUTBOX_", "PAYMENT_BREAKER_", "SESSION", "SHOP_", "STOP_", "WORKER_");

    /** Those of the servers that are started for the shop are not among them: DATABASE_URL, REDIS_URL, KAFKA_SERVERS. */
    static final Set<String> NAMES = Set.of(
            "AUTH",
            "CHECKOUT",
            "CHECKOUT_CONCURRENCY",
            "EVENTS",
            "KAFKA_PARTITIONS",
            "KAFKA_REPLICATION",
            "KAFKA_RETENTION_HOURS",
            "LOG_FORMAT",
            "PAYMENT_TIMEOUT_MS",
            "PAYMENT_TRIES",
            "RATE_LIMITS",
            "REDIS_CONNECTIONS",
            "REDIS_TIMEOUT_MS",
            "TRUSTED_PROXIES",
            "WORKERS");

    /** They may name files, which are meant to be in the person's folder; the shop works in another. */
    private static final Set<String> FILES = Set.of("MAIL_URL", "SHOP_DB");

    private static final Set<String> SECRET = Set.of("MAIL_URL", "SESSION_SECRETS");

    private static final Pattern URL = Pattern.compile("[a-z]{2,}:.*");

    private PersonalSettings() {}

    static Map<String, String> ofThisShell() {
        return in(System.getenv());
    }

    /** Those in which no secret can stand, for a file that people hand on. */
    static Map<String, String> forEverybody(Map<String, String> settings) {
        Map<String, String> shown = new TreeMap<>(settings);
        shown.keySet().removeAll(SECRET);
        return shown;
    }

    static Map<String, String> in(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> isSetting(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, PersonalSettings::value));
    }

    private static boolean isSetting(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static String value(Map.Entry<String, String> setting) {
        String value = setting.getValue();
        boolean file = FILES.contains(setting.getKey())
                && !value.isBlank()
                && !URL.matcher(value).matches();
        return file ? Path.of(value).toAbsolutePath().toString() : value;
    }
}
