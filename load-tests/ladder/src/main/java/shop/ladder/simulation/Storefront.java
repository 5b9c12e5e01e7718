package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * How many requests a second does the shop answer when a fixed number of people use it, each sending the next request as
 * soon as the last one is answered? A closed model: the users never outrun the shop.
 *
 * <p>Three phases follow each other: a warm-up, which begins with a look at every product, so that a cache has them all; the
 * measured load; and, if {@code aloneSeconds} is given, a lone user for each copy of the shop, in whole decks so that the mix is exact.
 * They come last, when the JVMs have compiled their code: what is used then is what the requests take.
 */
public final class Storefront extends Simulation {

    private final Settings settings = Settings.fromSystemProperties();
    private final PhaseRecorder warmUp = new PhaseRecorder("warm-up", settings.users(), settings.warmUp());
    private final PhaseRecorder alone = new PhaseRecorder("alone", settings.aloneUsers(), settings.alone());
    private final PhaseRecorder load = new PhaseRecorder("load", settings.users(), settings.measured());
    private final Shoppers shoppers = new Shoppers();

    public Storefront() {
        PopulationBuilder lone = users(
                alone,
                settings.aloneUsers(),
                during(settings.alone(), "round", false).on(repeat(Deck.SIZE).on(shoppers.request(alone::recorded))));
        PopulationBuilder measured = users(
                load,
                settings.users(),
                during(settings.measured(), "round", false).on(shoppers.request(load::recorded)));
        PopulationBuilder warmed = users(
                warmUp,
                settings.users(),
                Shoppers.everyProduct(settings.users(), warmUp::recorded)
                        // Or the last looks would stand in the queue behind the first checkouts.
                        .rendezVous(settings.users())
                        .during(settings.warmUp(), "round", false)
                        .on(shoppers.request(warmUp::recorded)));
        setUp(warmed.andThen(settings.alone().isZero() ? measured : measured.andThen(lone)))
                .protocols(Calls.protocol(settings));
    }

    @Override
    public void after() {
        LoadResult result =
                new LoadResult(alone.result(), load.result(), shoppers.acknowledged(), shoppers.unanswered());
        settings.resultFile().ifPresent(file -> file.write(result));
        new Answer(result.load().inWords()).print();
    }

    private static PopulationBuilder users(PhaseRecorder phase, int users, ChainBuilder requests) {
        return phase.users(Shoppers.visit(requests)).injectOpen(atOnceUsers(users));
    }
}
