package shop.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where the database is and how many connections the shop keeps to it.
 *
 * @param url the JDBC URL, with user and password
 * @param poolSize the number of connections; 0 opens one for each request and closes it afterwards
 * @param connectionTimeout how long a request waits for a connection before it is answered 503
 * @param leakDetection after which time a connection that was not given back is reported in the log
 * @param idleTransactionLimit how long a transaction may wait for the shop before the server ends it and gives its locks
 *     to others; zero for no limit
 * @param statementLimit how long a statement may take, with all its waits for locks, before the server cancels it; zero
 *     for no limit
 */
public record PostgresSettings(
        String url,
        int poolSize,
        Duration connectionTimeout,
        Duration leakDetection,
        Duration idleTransactionLimit,
        Duration statementLimit) {

    private static final String REMEDY = "`./workshop run 2` starts a database and this step on it";

    private static final String HOST = "(?:[^:@/?,\\[]+|\\[[0-9a-fA-F:.]+])(?::\\d+)?";

    /** Hosts with their ports, the database, options. No @ before the options: it would follow a password. */
    private static final String SERVER = HOST + "(?:," + HOST + ")*(?:/[^:@/?]*)?(?:\\?%s*)?";

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql://" + SERVER.formatted("."));

    /** {@code postgres://user:password@host:port/database}, as hosting services write it. */
    private static final Pattern SERVICE_URL =
            Pattern.compile("postgres(?:ql)?://(?:(?<user>[^:@/?]+)(?::(?<password>[^@/?]*))?@)?(?<server>"
                    + SERVER.formatted("[^@]") + ")");

    /** Without limits for transactions and statements. */
    public PostgresSettings(String url, int poolSize, Duration connectionTimeout, Duration leakDetection) {
        this(url, poolSize, connectionTimeout, leakDetection, Duration.ZERO, Duration.ZERO);
    }

    /**
     * Reads {@code DATABASE_URL}, {@code DB_POOL_SIZE} (HikariCP's formula for a disk and two cores: 2 · 2 + 1),
     * {@code DB_CONNECTION_TIMEOUT_MS} and {@code DB_LEAK_DETECTION_MS}.
     *
     * @throws ConfigurationFault if one is missing or wrong
     */
    public static PostgresSettings from(Environment environment) {
        return new PostgresSettings(
                environment.required("DATABASE_URL", REMEDY, PostgresSettings::jdbcUrl),
                environment.integer("DB_POOL_SIZE", 5, 0, 1_000),
                environment.millis("DB_CONNECTION_TIMEOUT_MS", 2_000, 250, 60_000),
                environment.millis("DB_LEAK_DETECTION_MS", 10_000, 2_000, 600_000));
    }

    /** The same, but with these limits. */
    public PostgresSettings withLimits(Duration idleTransaction, Duration statement) {
        return new PostgresSettings(url, poolSize, connectionTimeout, leakDetection, idleTransaction, statement);
    }

    /** The same without a pool: for whoever keeps a connection for good. */
    public PostgresSettings unpooled() {
        return new PostgresSettings(url, 0, connectionTimeout, leakDetection, idleTransactionLimit, statementLimit);
    }

    /** The database without user and password, for people and logs. */
    public String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
    }

    private static String jdbcUrl(String url) {
        if (JDBC_URL.matcher(url).matches()) {
            return url;
        }
        Matcher service = SERVICE_URL.matcher(url);
        if (!service.matches()) {
            throw notAUrl();
        }
        String login = Stream.of("user", "password")
                .filter(part -> service.group(part) != null)
                .map(part -> part + '=' + queryValue(service.group(part)))
                .collect(Collectors.joining("&"));
        String server = service.group("server");
        if (login.isEmpty()) {
            return "jdbc:postgresql://" + server;
        }
        return "jdbc:postgresql://" + server + (server.contains("?") ? '&' : '?') + login;
    }

    /** A user or password as a URL's query has it, where + is a space, from a URL's beginning, where it is not. */
    private static String queryValue(String encoded) {
        try {
            return URLEncoder.encode(URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8), UTF_8);
        } catch (IllegalArgumentException e) {
            throw notAUrl(); // its message and cause would show the password
        }
    }

    private static ConfigurationFault notAUrl() {
        return new ConfigurationFault("DATABASE_URL is not a URL such as postgres://shop:password@localhost:5432/shop"
                + " or jdbc:postgresql://localhost:5432/shop?user=shop&password=password,"
                + " with %XX for special characters: " + REMEDY);
    }
}
