package shop.engines.process;

import java.util.Map;
import java.util.Set;

/**
 * What a child process gets of this program's own environment: all but the variables that configure the shop, its
 * engines or every JVM. What a person has set for something else must not change a measurement.
 */
public final class InheritedEnvironment {

    private static final Set<String> PREFIXES = Set.of(
            "CACHE_",
            "CHECKOUT_",
            "DB_",
            "EVENTS",
            "KAFKA_",
            "MAIL_",
            "OUTBOX_",
            "PAYMENT_",
            "RATE_",
            "REDIS_",
            "SESSION",
            "SHOP_",
            "STOP_",
            "WORKER");
    private static final Set<String> NAMES = Set.of(
            "AUTH",
            "CHECKOUT",
            "DATABASE_URL",
            "HOST",
            "LOG_FORMAT",
            "NGINX", // by this very name nginx hands its sockets to its successor
            "PORT",
            "TRUSTED_PROXIES",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "JDK_JAVA_OPTIONS");

    private InheritedEnvironment() {}

    /** Removes from a child's environment what it must not inherit. */
    public static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith));
    }
}
