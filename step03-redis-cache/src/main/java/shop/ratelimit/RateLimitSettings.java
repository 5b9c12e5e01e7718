package shop.ratelimit;

import java.util.Map;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/** Which routes are limited, and whose word is taken for who a client is. */
public final class RateLimitSettings {

    private final Map<String, RateLimitRule> rules;
    private final ClientAddresses clients;

    private RateLimitSettings(Map<String, RateLimitRule> rules, ClientAddresses clients) {
        this.rules = rules;
        this.clients = clients;
    }

    /**
     * Reads {@code RATE_LIMITS} (none) and {@code TRUSTED_PROXIES} (none).
     *
     * @throws ConfigurationFault if one is wrong
     */
    public static RateLimitSettings from(Environment environment) {
        return new RateLimitSettings(
                RateLimitRule.from(environment), new ClientAddresses(TrustedProxies.from(environment)));
    }

    /** By their routes. */
    Map<String, RateLimitRule> rules() {
        return rules;
    }

    ClientAddresses clients() {
        return clients;
    }
}
