package shop.ladder.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shop.engines.EngineFailed;
import shop.engines.nginx.ShopTraffic;
import shop.engines.nginx.ShopTraffic.Balancing;
import shop.engines.process.ProcessGuard;
import shop.ladder.report.SessionsReport;
import shop.ladder.report.SessionsReport.Outcome;
import shop.ladder.simulation.LoggedIn;
import shop.ladder.simulation.LoggedIn.Visit;

/** Has people log in, kills the replica that most of them talk to, and sees who is still logged in. */
public final class SessionsRun {

    /** A way to keep sessions, and one to spread requests. */
    private record Variant(String sessions, Balancing balancing) {}

    private static final List<Variant> VARIANTS = List.of(
            new Variant("memory", Balancing.LEAST_CONN),
            new Variant("memory", Balancing.IP_HASH),
            new Variant("token", Balancing.LEAST_CONN));

    /** What a variant usually takes beyond its pauses. */
    private static final Duration AROUND = Duration.ofSeconds(20);

    /** So many questions are no coincidence. */
    private static final long ENOUGH = 100;

    private final RunningShop shop;
    private final ProcessGuard guard;
    private final Path home;

    /**
     * @param shop at a stage with a load balancer
     * @param home the checkout's root folder
     */
    public SessionsRun(RunningShop shop, ProcessGuard guard, Path home) {
        this.shop = shop;
        this.guard = guard;
        this.home = home;
    }

    /**
     * Measures.
     *
     * @param users how many log in
     * @param pause for how long they ask before the kill, and after it
     * @param progress is told what happens
     * @throws EngineFailed if the shop or the load does not do its work
     */
    public SessionsReport run(int users, Duration pause, Progress progress) {
        Instant began = Instant.now();
        List<Outcome> outcomes = new ArrayList<>();
        ShopTraffic traffic = shop.balancer().traffic();
        for (Variant variant : VARIANTS) {
            progress.begins(
                    "sessions: " + variant.sessions() + ", " + variant.balancing(),
                    AROUND.plus(pause.multipliedBy(2)).multipliedBy(VARIANTS.size() - outcomes.size()));
            outcomes.add(run(variant, users, pause));
        }
        shop.balancer().send(traffic);
        return new SessionsReport(
                began,
                ThisMachine.describe(),
                Commit.of(home),
                users,
                shop.replicas().size(),
                outcomes);
    }

    private Outcome run(Variant variant, int users, Duration pause) {
        shop.restartWith(Map.of("SESSIONS", variant.sessions()));
        shop.balance(variant.balancing());
        AccessLog accessLog = AccessLog.fromNowOn(shop.balancer().accessLog());
        Steps steps = new Steps(pause);
        List<Visit> visits = new OpenEndedLoad(shop, guard)
                .run(LoggedIn.class, LoggedIn.Visits.class, users, Duration.ZERO, () -> {
                    steps.goOn(1);
                    Replica victim = busiest(accessLog, steps);
                    steps.take("kill -9", victim.program()::kill);
                    steps.goOn(1);
                    victim.launch();
                })
                .result()
                .visits();
        return outcome(variant, visits, steps.taken().get(0).began());
    }

    private Replica busiest(AccessLog accessLog, Steps steps) {
        steps.await("people ask who they are", () -> sentTo(accessLog) >= ENOUGH);
        return shop.replicas().stream()
                .max(Comparator.comparingLong(replica -> accessLog.sentTo(replica.url())))
                .orElseThrow();
    }

    private long sentTo(AccessLog accessLog) {
        return shop.replicas().stream()
                .mapToLong(replica -> accessLog.sentTo(replica.url()))
                .sum();
    }

    private static Outcome outcome(Variant variant, List<Visit> visits, Instant killed) {
        Map<Boolean, List<Visit>> parts = visits.stream()
                .collect(Collectors.partitioningBy(visit -> visit.answeredMillis() < killed.toEpochMilli()));
        List<Visit> before = parts.get(true);
        List<Visit> after = parts.get(false);
        Set<Long> everRefused = refused(before);
        Set<Long> thrownOut = refused(after);
        thrownOut.removeAll(everRefused);
        return new Outcome(
                variant.sessions(),
                variant.balancing().name().toLowerCase(Locale.ROOT),
                before.size(),
                before.stream().filter(Visit::refused).count(),
                visits.stream().map(Visit::user).distinct().count() - everRefused.size(),
                thrownOut.size(),
                visits.stream()
                        .filter(visit -> visit.status() != 200 && !visit.refused())
                        .count());
    }

    private static Set<Long> refused(List<Visit> visits) {
        return visits.stream().filter(Visit::refused).map(Visit::user).collect(Collectors.toSet());
    }
}
