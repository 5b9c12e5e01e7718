package shop.ops;

import shop.cache.CacheSettings;
import shop.cache.RedisSettings;
import shop.checkout.HttpPayments;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.postgres.PostgresSettings;
import shop.ratelimit.RateLimitSettings;
import shop.store.SampleData;
import shop.web.ListenAddress;

/**
 * All that the program reads from its environment.
 *
 * @param pastOrders how many an empty shop is filled with
 * @param payments the provider's client, which connects when it is first asked
 */
public record Settings(
        LogFormat logFormat,
        ListenAddress address,
        PostgresSettings postgres,
        int pastOrders,
        RedisSettings redis,
        CacheSettings cache,
        RateLimitSettings rateLimit,
        HttpPayments payments,
        StopSettings stop) {

    /** @throws ConfigurationFault if one is missing or wrong */
    public static Settings from(Environment environment) {
        return new Settings(
                environment.oneOf("LOG_FORMAT", LogFormat.TEXT),
                ListenAddress.from(environment),
                PostgresSettings.from(environment),
                SampleData.pastOrders(environment),
                RedisSettings.from(environment),
                CacheSettings.from(environment),
                RateLimitSettings.from(environment),
                HttpPayments.from(environment),
                StopSettings.from(environment));
    }
}
