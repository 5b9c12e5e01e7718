package shop.events.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;

/** The read models on a real Postgres, without Kafka. */
abstract class OnPostgres {

    protected static PostgresEngine engine;
    private static ProcessGuard guard;

    @BeforeAll
    static void startPostgres() {
        guard = new ProcessGuard();
        engine = new PostgresEngine(guard);
        engine.start();
    }

    @AfterAll
    static void stopPostgres() {
        guard.close();
    }

    /** Does all of this at the same time, and gives what came of each. */
    static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : threads.invokeAll(work)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
