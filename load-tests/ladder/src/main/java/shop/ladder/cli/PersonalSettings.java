package shop.ladder.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The shop's settings that a person has set in the shell, such as {@code DB_POOL_SIZE=0 ./workshop load 2}. */
final class PersonalSettings {

    private static final List<String> PREFIXES =
            List.of("CACHE_", "DB_", "PAYMENT_BREAKER_", "SESSION", "SHOP_", "STOP_");

    /** Those of the servers that are started for the shop are not among them: REDIS_URL, DATABASE_URL. */
    private static final Set<String> NAMES = Set.of(
            "AUTH",
            "CHECKOUT_CONCURRENCY",
            "LOG_FORMAT",
            "PAYMENT_TIMEOUT_MS",
            "PAYMENT_TRIES",
            "RATE_LIMITS",
            "REDIS_CONNECTIONS",
            "REDIS_TIMEOUT_MS",
            "TRUSTED_PROXIES");

    private PersonalSettings() {}

    static Map<String, String> ofThisShell() {
        return in(System.getenv());
    }

    static Map<String, String> in(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> isSetting(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, PersonalSettings::value));
    }

    private static boolean isSetting(String name) {
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** A file is meant to be in the person's folder, and the shop works in another. */
    private static String value(Map.Entry<String, String> setting) {
        boolean file = setting.getKey().equals("SHOP_DB") && !setting.getValue().isBlank();
        return file ? Path.of(setting.getValue()).toAbsolutePath().toString() : setting.getValue();
    }
}
