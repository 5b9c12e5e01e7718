package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * What do people notice while something happens to the shop? The users of {@link Storefront}, who go on until they are told
 * to stop ({@link OpenEnd}). Every request is kept, also those that fail.
 */
public final class OpenStorefront extends Simulation {

    private final Settings settings = Settings.fromSystemProperties();
    private final OpenEnd openEnd = new OpenEnd(settings.users(), settings.measured());
    private final Shoppers shoppers = new Shoppers();
    private final SampleRecorder load = new SampleRecorder();

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
                .exec(Shoppers.visit(openEnd.repeated(shoppers.request(load::recorded))))
                .injectOpen(atOnceUsers(settings.users()));
    }
}
