package shop.ladder.run;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.ladder.simulation.OpenEnd;
import shop.ladder.simulation.ResultFile;

/** A load on a shop that lasts until something else is done. Not safe for use by several threads. */
final class OpenEndedLoad {

    /** Nothing that is to happen takes as long. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /**
     * What it was.
     *
     * @param began when all users were in it
     * @param result what the simulation left
     */
    record Result<T>(Instant began, T result) {}

    private final RunningShop shop;
    private final ProcessGuard guard;

    OpenEndedLoad(RunningShop shop, ProcessGuard guard) {
        this.shop = shop;
        this.guard = guard;
    }

    /**
     * Starts the load, has something happen when it has begun, and then ends it.
     *
     * @param simulation one that goes on until it is told to stop
     * @param type of what it leaves
     * @throws EngineFailed if the load does not do its work
     */
    <T> Result<T> run(
            Class<? extends Simulation> simulation, Class<T> type, int users, Duration warmUp, Runnable meanwhile) {
        Path folder = guard.newFolder("open-end");
        Path endFile = folder.resolve("end");
        ResultFile resultFile = new ResultFile(folder.resolve("result.json"));
        Map<String, String> settings = Map.of(
                "users", String.valueOf(users),
                "warmUpSeconds", String.valueOf(warmUp.toSeconds()),
                "seconds", String.valueOf(LIMIT.toSeconds()),
                "endFile", endFile.toString(),
                "resultFile", resultFile.file().toString());
        CompletableFuture<Instant> begun = new CompletableFuture<>();
        try {
            Background<Load> load = Background.of(() -> new LoadGenerator(guard, shop, folder)
                    .run(simulation, settings, false, LIMIT, line -> {
                        if (line.equals(OpenEnd.BEGUN)) {
                            begun.complete(Instant.now());
                        }
                    }));
            load.work().whenComplete((ended, failure) -> begun.complete(Instant.now())); // it may never begin
            begun.join();
            try {
                if (!load.work().isDone()) {
                    meanwhile.run();
                }
            } finally {
                end(endFile);
                load.await().orThrow();
            }
            return new Result<>(begun.join(), resultFile.read(type));
        } finally {
            guard.delete(folder);
        }
    }

    private static void end(Path endFile) {
        try {
            Files.createFile(endFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
