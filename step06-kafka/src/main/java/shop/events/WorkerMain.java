package shop.events;

import io.javalin.Javalin;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.cache.Cache;
import shop.cache.CachedCatalog;
import shop.cache.Redis;
import shop.config.Environment;
import shop.config.Program;
import shop.edge.PaymentBreaker;
import shop.edge.ResilientPayments;
import shop.events.log.DeadLetters;
import shop.events.log.EventProducer;
import shop.events.log.Job;
import shop.events.log.Outbox;
import shop.events.log.Projector;
import shop.events.log.RecordHandler;
import shop.events.log.Relay;
import shop.events.log.Subscription;
import shop.events.log.Topics;
import shop.events.mail.MailWorker;
import shop.events.order.PaymentWorker;
import shop.events.view.OrderProjection;
import shop.ops.Health;
import shop.ops.Lifecycle;
import shop.ops.Login;
import shop.ops.Metrics;
import shop.ops.Probe;
import shop.ops.Settings;
import shop.postgres.Postgres;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.web.ShopServer;

/** Step 6's other program: does what nobody has to wait for. {@code WORKERS} says which part of it. */
public final class WorkerMain {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

    private final WorkerSettings worker;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final Metrics metrics = new Metrics("6");
    private final Postgres postgres;
    private final Database database;
    private final Redis redis;
    private final Cache cache;
    private final EventProducer producer;
    private final Outbox outbox = new Outbox(clock);

    public static void main(String[] args) throws Exception {
        Program.run(environment -> new WorkerMain(environment).start());
    }

    private WorkerMain(Environment environment) {
        worker = environment.readAll(WorkerSettings::from);
        settings = worker.shop();
        settings.logFormat().apply();
        postgres = Postgres.open(worker.postgres());
        database = new Database(postgres.connections());
        redis = Redis.open(settings.redis());
        cache = new Cache(redis, settings.cache(), clock);
        producer = new EventProducer(worker.kafka());
    }

    private void start() throws InterruptedException {
        List<Job> jobs = worker.roles().stream().map(this::job).toList();
        jobs.forEach(metrics::observe);
        metrics.observe(postgres.connections());

        Health health =
                new Health(new Lifecycle(), new Probe(new Login(settings.postgres())), new Probe(redis::answers));
        Javalin server = ShopServer.create(config -> {
            metrics.register(config);
            health.register(config);
        });
        Program.atEnd(() -> stop(jobs), server::stop, producer, cache, redis, postgres);
        ShopServer.listen(server, settings.address());
        LOG.info("workers for {}: metrics at {}", worker.roles(), server.port());

        new Topics(worker.kafka()).create();
        jobs.forEach(Job::start);
    }

    private Job job(WorkerSettings.Role role) {
        return switch (role) {
            case RELAY ->
                new Relay(
                        Postgres.open(settings.postgres().unpooled()).connections(),
                        outbox,
                        producer,
                        worker.relay(),
                        clock);
            case PAYMENTS -> payments();
            case EMAILS -> emails();
            case VIEWS -> views();
        };
    }

    private Job payments() {
        PaymentBreaker breaker = new PaymentBreaker(worker.resilience(), clock);
        ResilientPayments payments =
                new ResilientPayments(metrics.measured(settings.payments()), breaker, worker.resilience());
        CachedCatalog catalog = new CachedCatalog(new JdbcCatalog(database), cache);
        PaymentWorker handler = new PaymentWorker(database, payments, outbox, catalog::stockChanged, clock);
        List.of(breaker, payments, handler).forEach(metrics::observe);
        return subscription(Topics.ORDER_EVENTS, PaymentWorker.GROUP, handler);
    }

    private Job emails() {
        MailWorker handler = new MailWorker(database, worker.mail(), clock);
        metrics.observe(handler);
        LOG.info("mails go to {}", worker.mail().place());
        return subscription(Topics.EMAIL_REQUESTS, MailWorker.GROUP, handler);
    }

    private Job subscription(String topic, String group, RecordHandler handler) {
        return new Subscription(
                worker.kafka(),
                topic,
                group,
                worker.concurrency(),
                handler,
                worker.retries(),
                new DeadLetters(producer, group));
    }

    private Job views() {
        OrderProjection projection = new OrderProjection(database);
        metrics.observe(projection);
        return new Projector(worker.kafka(), Topics.ORDER_EVENTS, OrderProjection.GROUP, projection);
    }

    /** All at the same time: each waits for what it has under way. */
    private static void stop(List<Job> jobs) throws InterruptedException {
        List<Thread> stops = jobs.stream().map(job -> new Thread(job::close)).toList();
        stops.forEach(Thread::start);
        for (Thread stop : stops) {
            stop.join();
        }
    }
}
