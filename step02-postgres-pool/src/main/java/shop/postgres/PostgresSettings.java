package shop.postgres;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where the database is and how many connections the shop keeps to it.
 *
 * @param url the JDBC URL, with user and password
 * @param poolSize the number of connections; 0 opens one for each request and closes it afterwards
 * @param connectionTimeout how long a request waits for a connection before it is answered 503
 * @param leakDetection after which time a connection that was not given back is reported in the log
 */
public record PostgresSettings(String url, int poolSize, Duration connectionTimeout, Duration leakDetection) {

    private static final String REMEDY = "`./workshop run 2` starts a database and this step on it";

    /** {@code postgres://user:password@host:port/database}, as hosting services write it. */
    private static final Pattern SERVICE_URL =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<rest>.+)");

    /**
     * Reads {@code DATABASE_URL}, {@code DB_POOL_SIZE} (HikariCP's formula for a disk and two cores: 2 · 2 + 1),
     * {@code DB_CONNECTION_TIMEOUT_MS} and {@code DB_LEAK_DETECTION_MS}.
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    public static PostgresSettings from(Environment environment) {
        return new PostgresSettings(
                jdbcUrl(environment.required("DATABASE_URL", REMEDY)),
                environment.integer("DB_POOL_SIZE", 5, 0, 1_000),
                environment.millis("DB_CONNECTION_TIMEOUT_MS", 2_000, 250, 60_000),
                environment.millis("DB_LEAK_DETECTION_MS", 10_000, 2_000, 600_000));
    }

    /** The database without user and password, for people and logs. */
    public String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
    }

    /** The database and how it is reached, for the start-up line. */
    String inWords() {
        return place() + (poolSize == 0 ? ", a connection per request" : ", a pool of " + poolSize);
    }

    private static String jdbcUrl(String url) {
        if (url.startsWith("jdbc:postgresql://")) {
            return url;
        }
        Matcher service = SERVICE_URL.matcher(url);
        if (!service.matches()) {
            throw new ConfigurationFault(
                    "DATABASE_URL is not a URL such as jdbc:postgresql://localhost:5432/shop?user=shop&password=secret: "
                            + REMEDY);
        }
        String rest = service.group("rest");
        StringBuilder jdbc = new StringBuilder("jdbc:postgresql://").append(rest);
        char separator = rest.contains("?") ? '&' : '?';
        for (String part : new String[] {"user", "password"}) {
            if (service.group(part) != null) {
                jdbc.append(separator).append(part).append('=').append(service.group(part));
                separator = '&';
            }
        }
        return jdbc.toString();
    }
}
