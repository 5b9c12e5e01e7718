package shop.ladder.run;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.engines.Engine;
import shop.engines.EngineFailed;
import shop.engines.nginx.ShopTraffic;
import shop.ladder.report.DrillReport.Figures;
import shop.ladder.report.DrillReport.Verdict;

/** What may happen to a shop of several replicas while people use it. Each drill leaves the shop as it found it. */
public enum Drill {
    FAILOVER(
            "Failover",
            "one of the replicas is killed, and later started again",
            Drill::failover,
            "no request fails",
            figures -> figures.failed() == 0),
    ROLLING_RESTART(
            "RollingRestart",
            "all replicas are replaced by a new version, one by one",
            Drill::rollingRestart,
            "no request fails, and in the end the new version answers all",
            figures -> figures.failed() == 0 && share(figures, Drill.ROLLED) == 1),
    BLUE_GREEN(
            "BlueGreen",
            "all requests go to new replicas at once, and later back",
            Drill::blueGreen,
            "no request fails, and after the switch the new version answers all",
            figures -> figures.failed() == 0 && share(figures, Drill.GREEN) == 1),
    CANARY(
            "Canary",
            "a tenth of the requests go to a new version, and later none",
            Drill::canary,
            "no request fails, and the new version answers 10 % of them, give or take 2",
            figures -> figures.failed() == 0 && Math.abs(share(figures, Drill.CANARY_VERSION) - 0.1) <= 0.02),
    HANG(
            "Hang",
            "one of the replicas hangs: it is there, and silent; later it goes on",
            Drill::hang,
            "no read fails or takes longer than 9 s; of the checkouts 10 fail at most, and none takes longer than 26 s",
            figures -> figures.reads().failed() == 0
                    && figures.checkouts().failed() <= Drill.UNDER_WAY
                    && figures.reads().longestMs() <= 9_000
                    && figures.checkouts().longestMs() <= 26_000),
    DATABASE_RESTART(
            "DatabaseRestart",
            "Postgres is killed, and later started again",
            Drill::databaseRestart,
            "nine reads of ten are answered, from the cache; what needs Postgres gets a 503, for 30 s at most",
            figures -> figures.reads().failed() <= 0.1 * figures.reads().requests()
                    && Set.of("503").containsAll(figures.failures().keySet())
                    && figures.recoveryMs() != null
                    && figures.recoveryMs() <= 30_000),
    PAYMENT_OUTAGE(
            "PaymentOutage",
            "the payment provider is killed, and later started again",
            Drill::paymentOutage,
            "no read fails; an order gets a 503 until the provider is back; from stage 6 on it is accepted",
            figures -> figures.reads().failed() == 0
                    && Set.of("503").containsAll(figures.failures().keySet())
                    && (figures.failed() == 0 || figures.recoveryMs() != null));

    /**
     * Checkouts that a hanging replica may spoil: those that it had under way, whose payments have timed out when it goes
     * on, and as many others that waited for what these had locked.
     */
    private static final int UNDER_WAY = 2 * Conditions.POOL_SIZE;

    private static final String ROLLED = "1.1.0";
    private static final String GREEN = "green";
    private static final String CANARY_VERSION = "canary";
    private static final int CANARY_PERCENT = 10;

    /** Lookups in the cache, nearly one for each request: so many are no coincidence. */
    private static final long ENOUGH = 100;

    /** So many that chance moves a tenth of all requests by half a point at most. */
    private static final long ENOUGH_OF_THE_CANARY = 500;

    /** So many that the circuit breakers of all replicas must have closed. */
    private static final int ENOUGH_CHARGES = 30;

    private final String title;
    private final String what;
    private final BiConsumer<RunningShop, Steps> course;
    private final String expected;
    private final Predicate<Figures> holds;

    Drill(String title, String what, BiConsumer<RunningShop, Steps> course, String expected, Predicate<Figures> holds) {
        this.title = title;
        this.what = what;
        this.course = course;
        this.expected = expected;
        this.holds = holds;
    }

    /** Its name on the command line and in reports. */
    public String title() {
        return title;
    }

    String what() {
        return what;
    }

    /** Has it happen. */
    void perform(RunningShop shop, Steps steps) {
        course.accept(shop, steps);
    }

    Verdict judge(Figures figures) {
        return new Verdict(expected, holds.test(figures));
    }

    private static void failover(RunningShop shop, Steps steps) {
        Replica victim = shop.replicas().get(0);
        steps.take("kill -9 of replica 1", victim.program()::kill);
        steps.goOn(1);
        steps.take("replica 1 starts", victim::launch);
        steps.take("replica 1 gets requests again", () -> awaitRequests(shop, victim, ENOUGH, steps));
    }

    private static void rollingRestart(RunningShop shop, Steps steps) {
        List<Replica> replicas = shop.replicas();
        for (Replica replica : replicas) {
            String name = "replica " + (1 + replicas.indexOf(replica));
            steps.take(name + " stops", replica.program()::stop);
            steps.take(name + " starts as " + ROLLED, () -> replica.launch(version(ROLLED)));
        }
        steps.watch("all get requests", () -> awaitRequests(shop, replicas, steps));
    }

    private static void blueGreen(RunningShop shop, Steps steps) {
        Balancer nginx = shop.balancer();
        ShopTraffic blue = nginx.traffic();
        List<Replica> green = Stream.generate(() -> shop.startCopy(version(GREEN)))
                .limit(shop.replicas().size())
                .toList();
        steps.goOn(1);
        steps.take(
                "nginx reloads: all requests to green",
                () -> nginx.send(ShopTraffic.to(urls(green)).with(blue.balancing())));
        steps.watch("green serves", () -> awaitRequests(shop, green, steps));
        steps.goOn(1);
        steps.take("nginx reloads: all requests back to blue", () -> nginx.send(blue));
        steps.take("green stops", () -> green.forEach(shop::retire));
    }

    private static void canary(RunningShop shop, Steps steps) {
        Balancer nginx = shop.balancer();
        ShopTraffic stable = nginx.traffic();
        Replica canary = shop.startCopy(version(CANARY_VERSION));
        steps.goOn(1);
        steps.take(
                "nginx reloads: 10 % of the requests to the canary",
                () -> nginx.send(stable.withCanary(CANARY_PERCENT, List.of(canary.url()))));
        steps.watch("the canary serves", () -> awaitRequests(shop, canary, ENOUGH_OF_THE_CANARY, steps));
        steps.take("nginx reloads: none to the canary", () -> nginx.send(stable));
        steps.take("the canary stops", () -> shop.retire(canary));
    }

    private static void hang(RunningShop shop, Steps steps) {
        Replica victim = shop.replicas().get(0);
        steps.take("replica 1 hangs (SIGSTOP)", victim.program()::pause);
        steps.goOn(4); // a pause of 3 s makes that longer than any time-out of nginx
        steps.take("replica 1 goes on (SIGCONT)", victim.program()::resume);
        steps.take("replica 1 gets requests again", () -> awaitRequests(shop, victim, ENOUGH, steps));
    }

    private static void databaseRestart(RunningShop shop, Steps steps) {
        Engine postgres = shop.engine("DATABASE_URL");
        steps.take("kill -9 of Postgres", postgres::kill);
        steps.goOn(1);
        steps.take("Postgres starts", postgres::restart);
        steps.take(
                "all replicas reach it",
                () -> shop.replicas()
                        .forEach(replica -> steps.await("a replica reaches Postgres", () -> asksPostgres(replica))));
    }

    private static void paymentOutage(RunningShop shop, Steps steps) {
        Engine provider = shop.engine("PAYMENT_URL");
        steps.take("kill -9 of the payment provider", provider::kill);
        steps.goOn(1);
        steps.take("the payment provider starts", provider::restart);
        steps.take(
                "orders are paid again",
                () -> steps.await("orders are paid again", () -> shop.charges().size() >= ENOUGH_CHARGES));
    }

    private static Map<String, String> version(String name) {
        return Map.of("SHOP_VERSION", name);
    }

    private static List<URI> urls(List<Replica> replicas) {
        return replicas.stream().map(Replica::url).toList();
    }

    private static void awaitRequests(RunningShop shop, List<Replica> replicas, Steps steps) {
        replicas.forEach(replica -> awaitRequests(shop, replica, ENOUGH, steps));
    }

    private static void awaitRequests(RunningShop shop, Replica replica, long lookups, Steps steps) {
        try (ShopMeter meter = shop.meter(replica)) {
            long enough = lookups(meter) + lookups;
            steps.await("a replica gets requests", () -> lookups(meter) >= enough);
        }
    }

    private static long lookups(ShopMeter meter) {
        return meter.cache().orElseThrow().lookups();
    }

    /** Orders are not cached. */
    private static boolean asksPostgres(Replica replica) {
        try {
            return new ShopClient(replica.url()).order(1).isPresent();
        } catch (EngineFailed e) {
            return false;
        }
    }

    private static double share(Figures figures, String version) {
        return figures.versions().getOrDefault(version, 0.0);
    }
}
