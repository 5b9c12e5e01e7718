package shop.engines.payment;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * A stand-in for a company that takes money: an HTTP server with settable latency, failure rate and
 * outage. It books a charge once for each idempotency key. It shares the machine with the shop that is measured, so it
 * is frugal.
 */
public final class PaymentProvider {

    private static final int MAX_THREADS = 8;
    private static final int MIN_THREADS = 2;
    private static final int WORKERS = 2;

    private PaymentProvider() {}

    /**
     * Reads {@code PAYMENT_HOST}, {@code PORT}, {@code PAYMENT_LATENCY_MS} and {@code PAYMENT_FAILURE_RATE} from the
     * environment.
     */
    public static void main(String[] args) {
        try {
            run(PaymentConfig.from(System.getenv()));
        } catch (IllegalArgumentException e) {
            exit(e.getMessage());
        }
    }

    private static void run(PaymentConfig config) {
        String place = config.host() + ":" + config.port();
        try {
            // A server that does not start is reported below, in one line.
            logFrom(Level.OFF);
            start(config);
            logFrom(Level.WARN);
            System.out.println("Payment provider at http://" + place + ", " + config.settings());
        } catch (JavalinBindException e) {
            exit("Cannot listen on " + place
                    + ": set PORT to a free port and PAYMENT_HOST to an address of this machine");
        }
    }

    private static void logFrom(Level level) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(level);
    }

    private static void start(PaymentConfig config) {
        ObjectMapper json = PaymentJson.mapper();
        ChargeBook book = new ChargeBook(() -> ThreadLocalRandom.current().nextDouble(), Clock.systemUTC());
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        PaymentApi api = new PaymentApi(json, book, workers, config.settings());
        Javalin.create(javalin -> {
                    javalin.startup.showJavalinBanner = false;
                    javalin.http.prefer405over404 = true;
                    javalin.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
                    javalin.jsonMapper(new JavalinJackson(json, false));
                    api.register(javalin.routes);
                })
                .start(config.host(), config.port());
    }

    private static void exit(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
