package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAsDuring;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What do people notice while something happens to the shop? The users of {@link Storefront}, who go on until a file
 * appears ({@code endFile}), or for {@code seconds} at most. Every request is kept, also those that fail.
 */
public final class OpenStorefront extends Simulation {

    /** The line on standard output that says that the load has begun. */
    public static final String BEGUN = "@load begun";

    private final Settings settings = Settings.fromSystemProperties();
    private final Path endFile = Path.of(System.getProperty("endFile", "end"));
    private final Shoppers shoppers = new Shoppers();
    private final SampleRecorder load = new SampleRecorder();
    private final AtomicBoolean begun = new AtomicBoolean();

    public OpenStorefront() {
        setUp(warmUp().andThen(load())).protocols(SampleRecorder.reading(Calls.protocol(settings)));
    }

    @Override
    public void after() {
        DrillLoad result = new DrillLoad(load.samples(), shoppers.acknowledged(), shoppers.unanswered());
        settings.resultFile().ifPresent(file -> file.write(result));
        long failed =
                result.samples().stream().filter(sample -> !sample.succeeded()).count();
        new Answer(failed + " of " + result.samples().size() + " requests failed").print();
    }

    private PopulationBuilder warmUp() {
        PhaseRecorder phase = new PhaseRecorder("warm-up", settings.users(), settings.warmUp());
        return phase.users(Shoppers.visit(Shoppers.everyProduct(settings.users(), phase::recorded)
                        .during(settings.warmUp(), "round", false)
                        .on(shoppers.request(phase::recorded))))
                .injectOpen(atOnceUsers(settings.users()));
    }

    private PopulationBuilder load() {
        return scenario("load")
                .exec(session -> {
                    if (begun.compareAndSet(false, true)) {
                        System.out.println(BEGUN);
                    }
                    return session;
                })
                .exec(Shoppers.visit(
                        exec(asLongAsDuring(session -> !Files.exists(endFile), settings.measured(), "round", false)
                                .on(shoppers.request(load::recorded)))))
                .injectOpen(atOnceUsers(settings.users()));
    }
}
