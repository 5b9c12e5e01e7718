package shop.ladder.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports for tests: two stages as a laptop would measure them, and variations. */
public final class Reports {

    private Reports() {}

    public static LadderReport twoStages() {
        return of(List.of(monolith(), pool()));
    }

    public static LadderReport of(List<StageResult> stages) {
        return with(stages, List.of());
    }

    static LadderReport with(List<StageResult> stages, List<NotRun> notRun) {
        return new LadderReport(
                Instant.parse("2026-11-05T09:30:00Z"),
                new Machine("Linux 6.18", "AMD EPYC 7B13", 2, 24105, "17.0.15+6"),
                "5e57a61",
                new Parameters(
                        new Parameters.Mix(0.05, 0.25, 0.7),
                        32,
                        15,
                        5,
                        200,
                        5,
                        5_000,
                        3,
                        new Parameters.Seed(1000, 2000, 60000)),
                stages,
                notRun);
    }

    static StageResult monolith() {
        Map<String, Demand> demands = new LinkedHashMap<>();
        demands.put("the one connection", new Demand(1, 12.1234));
        demands.put("CPU of the app", new Demand(2, 1.2));
        return new StageResult(
                1,
                "monolith",
                "One program, SQLite in memory, one connection",
                80.12345,
                82.4851,
                "the one connection",
                null,
                new Latency(385.4, 612.8, 700.1, 913),
                1203,
                0,
                new Audit(312, 0, 0, 0, 312, false, null, null),
                new Evidence(cpu(0.05, null, 0.03), null, null),
                false,
                new Explanation(
                        "Every request needs the one connection, and a checkout keeps it while it waits for the payment.",
                        "1 / (c·L + b·B + p·P)",
                        "1 / (0.05 × 203 ms + 0.25 × 6.6 ms + 0.7 × 0.4 ms) = 82.5 requests/s"),
                demands,
                List.of());
    }

    static StageResult pool() {
        Map<String, Demand> demands = new LinkedHashMap<>();
        demands.put("connections", new Demand(5, 20.4));
        demands.put("database CPU", new Demand(2, 11.5));
        return new StageResult(
                2,
                "postgres-pool",
                "Postgres and a pool of 5 connections",
                166.0,
                173.9,
                "database CPU",
                2.0718,
                new Latency(170.2, 402.9, 455, 600),
                2490,
                0,
                new Audit(125, 0, 0, 0, 0, true, null, null),
                new Evidence(cpu(0.08, 0.83, 0.05), 88.4, null),
                false,
                new Explanation(
                        "A quarter of the requests asks for the bestsellers, which the database counts anew each time.",
                        "min(K / (c·L + b·B), cores / (b·B_cpu))",
                        "min(5 / 20.4 ms, 2 / (0.25 × 46 ms)) = 173.9 requests/s"),
                demands,
                List.of());
    }

    /** The same stage with other evidence. */
    static StageResult pool(Evidence evidence) {
        StageResult pool = pool();
        return new StageResult(
                pool.stage(),
                pool.name(),
                pool.what(),
                pool.throughput(),
                pool.predicted(),
                pool.limit(),
                pool.gain(),
                pool.latencyMs(),
                pool.requests(),
                pool.failed(),
                pool.audit(),
                evidence,
                pool.generatorBound(),
                pool.explanation(),
                pool.demands(),
                pool.notes());
    }

    /** A stage with a cache that answered a share of the lookups. */
    static StageResult cache(double hitRatio) {
        StageResult pool = pool();
        return new StageResult(
                3,
                "redis-cache",
                "Redis in front of what is read often",
                465.0,
                489.0,
                "connections",
                2.8,
                new Latency(12.2, 310.9, 405, 600),
                6975,
                0,
                new Audit(349, 0, 0, 0, 0, true, null, null),
                new Evidence(pool.evidence().cpu(), 61.2, hitRatio),
                false,
                new Explanation(
                        "A checkout keeps one of the connections while it waits for the payment.",
                        "K / (c·L)",
                        "5 / 10.2 ms = 489 requests/s"),
                pool.demands(),
                List.of());
    }

    private static Map<String, Double> cpu(double app, Double postgres, double generator) {
        Map<String, Double> cpu = new LinkedHashMap<>();
        cpu.put("app", app);
        if (postgres != null) {
            cpu.put("postgres", postgres);
        }
        cpu.put("generator", generator);
        return cpu;
    }

    /** The same stage with another outcome. */
    static StageResult pool(double throughput, Double gain, boolean generatorBound, Audit audit, List<String> notes) {
        StageResult pool = pool();
        return new StageResult(
                pool.stage(),
                pool.name(),
                pool.what(),
                throughput,
                pool.predicted(),
                pool.limit(),
                gain,
                pool.latencyMs(),
                pool.requests(),
                pool.failed(),
                audit,
                pool.evidence(),
                generatorBound,
                pool.explanation(),
                pool.demands(),
                notes);
    }
}
