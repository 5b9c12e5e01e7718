package shop.cache;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;
import shop.config.ConfigurationFault;

/**
 * A Redis server that the shop can do without. Each command gets an answer or, within the time-out, a substitute. When
 * Redis keeps failing, a circuit breaker stops asking it, so that requests do not even wait for the time-out; every second
 * it lets one command through to see whether Redis is back. Safe for use by many threads.
 *
 * @see <a href="https://martinfowler.com/bliki/CircuitBreaker.html">Circuit breaker</a>
 */
public final class Redis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(1)
            .recordExceptions(JedisException.class)
            // A command that Redis refuses was answered: the next one may well succeed.
            .ignoreExceptions(JedisDataException.class)
            .build();

    private final RedisClient client;
    private final String place;
    private final CircuitBreaker breaker = CircuitBreaker.of("redis", BREAKER);
    private final LongAdder unanswered = new LongAdder();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final List<Runnable> whenBack = new CopyOnWriteArrayList<>();

    private Redis(RedisClient client, String place) {
        this.client = client;
        this.place = place;
        breaker.getEventPublisher().onStateTransition(event -> changed(event.getStateTransition()));
    }

    /**
     * Connects. A server that cannot be reached is a warning and no fault: the shop must be able to start without its
     * cache.
     *
     * @throws ConfigurationFault if the server refuses the user, the password or the database
     */
    public static Redis open(RedisSettings settings) {
        RedisClient client = client(settings);
        try {
            client.ping();
        } catch (JedisException e) {
            if (isFaultOfSettings(e)) {
                client.close();
                throw new ConfigurationFault(
                        "REDIS_URL: %s refuses (%s): check the user, the password and the database"
                                .formatted(settings.place(), e.getMessage()),
                        e);
            }
            LOG.warn("{} does not answer ({}): starting without a cache", settings.place(), reason(e));
        }
        return new Redis(client, settings.place());
    }

    /**
     * Asks Redis.
     *
     * @param command must be short: nothing else is bounded but each wait for an answer
     * @param otherwise the result if Redis gives no answer in time, refuses the command, or is not asked because it gave no
     *     answer lately
     */
    public <T> T ask(Function<UnifiedJedis, T> command, T otherwise) {
        // tag::ask[]
        try {
            return breaker.executeSupplier(() -> command.apply(client));
        } catch (JedisException | CallNotPermittedException e) {
            unanswered.increment();
            if (e instanceof JedisDataException && refused.compareAndSet(false, true)) {
                LOG.warn("{} refuses a command, and maybe others: {}", place, e.getMessage());
            }
            return otherwise;
        }
        // end::ask[]
    }

    /** Whether it answers now. */
    public boolean answers() {
        return ask(client -> client.ping() != null, false);
    }

    /** How many commands got no usable answer so far, those included that were not even sent. */
    public long unanswered() {
        return unanswered.sum();
    }

    /** Has something done, on the thread that finds out, each time that Redis answers again. */
    public void whenBack(Runnable action) {
        whenBack.add(action);
    }

    /** The server, for the start-up line. */
    public String inWords() {
        return place;
    }

    @Override
    public void close() {
        client.close();
    }

    private void changed(StateTransition transition) {
        switch (transition) {
            case CLOSED_TO_OPEN -> LOG.warn("{} does not answer: going on without a cache", place);
            case HALF_OPEN_TO_CLOSED -> {
                LOG.info("{} answers again", place);
                whenBack.forEach(Runnable::run);
            }
            default -> {} // the breaker tries
        }
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            client.getPool().clear(); // connections that are idle now are broken, or will be
        }
    }

    private static RedisClient client(RedisSettings settings) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections());
        pool.setMaxIdle(settings.connections());
        pool.setMaxWait(settings.timeout());
        URI url = settings.url();
        return RedisClient.builder()
                .hostAndPort(url.getHost(), settings.port())
                .clientConfig(DefaultJedisClientConfig.builder()
                        .user(JedisURIHelper.getUser(url))
                        .password(JedisURIHelper.getPassword(url))
                        .database(JedisURIHelper.getDBIndex(url))
                        .timeoutMillis((int) settings.timeout().toMillis())
                        .resp2() // the newer protocol needs a greeting, and brings nothing here
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .build())
                .poolConfig(pool)
                .build();
    }

    /** Not so a server that is still loading its data, or has too many clients. */
    private static boolean isFaultOfSettings(JedisException e) {
        return e instanceof JedisAccessControlException
                || e instanceof JedisDataException && e.getMessage().contains("DB index");
    }

    /** The last cause's words: what the network said. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
