package shop.cache;

import java.net.URI;
import java.time.Duration;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where Redis is, and how long it may keep a request waiting.
 *
 * @param url {@code redis://[user:password@]host[:port][/database]}
 * @param timeout for a connection and for each answer; a cache that is slower than the database is of no use
 * @param connections the most that are kept open
 */
public record RedisSettings(URI url, Duration timeout, int connections) {

    private static final int STANDARD_PORT = 6379;

    /**
     * Reads {@code REDIS_URL}, {@code REDIS_TIMEOUT_MS} and {@code REDIS_CONNECTIONS}.
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    public static RedisSettings from(Environment environment) {
        return new RedisSettings(
                environment.required(
                        "REDIS_URL", "`./workshop run 3` starts a Redis and this step on it", RedisSettings::url),
                environment.millis("REDIS_TIMEOUT_MS", 100, 1, 10_000),
                environment.integer("REDIS_CONNECTIONS", 16, 1, 1_000));
    }

    /** The server without user and password, for people and logs. */
    public String place() {
        return "redis://%s:%d%s".formatted(url.getHost(), port(), url.getPath());
    }

    int port() {
        return url.getPort() == -1 ? STANDARD_PORT : url.getPort();
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if ("redis".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getPath().matches("(/\\d{0,4})?")) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below; its message may repeat a password
        }
        throw new ConfigurationFault("REDIS_URL is not a URL such as redis://localhost:6379 or"
                + " redis://user:password@host:6379/0, with %XX for special characters");
    }
}
