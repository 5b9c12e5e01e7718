package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
    private final Queue<LoadResult.AcknowledgedOrder> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    public Storefront() {
        PopulationBuilder lone = users(
                alone,
                settings.aloneUsers(),
                during(settings.alone(), "round", false).on(repeat(Deck.SIZE).on(request(alone))));
        PopulationBuilder measured = users(
                load,
                settings.users(),
                during(settings.measured(), "round", false).on(request(load)));
        PopulationBuilder warmed = users(
                warmUp,
                settings.users(),
                everyProduct().during(settings.warmUp(), "round", false).on(request(warmUp)));
        setUp(warmed.andThen(settings.alone().isZero() ? measured : measured.andThen(lone)))
                .protocols(Calls.protocol(settings));
    }

    @Override
    public void after() {
        LoadResult result =
                new LoadResult(alone.result(), load.result(), List.copyOf(acknowledged), List.copyOf(unanswered));
        settings.resultFile().ifPresent(file -> file.write(result));
        new Answer(result.load().inWords()).print();
    }

    private static PopulationBuilder users(PhaseRecorder phase, int users, ChainBuilder requests) {
        return phase.users(exec(session -> session.set("deck", new Deck(session.userId())))
                        .exec(requests))
                .injectOpen(atOnceUsers(users));
    }

    /** Shared out among the users of the warm-up, who have the numbers from 1 on. */
    private ChainBuilder everyProduct() {
        int each = (Calls.SAMPLE_IDS + settings.users() - 1) / settings.users();
        return repeat(each, "turn")
                .on(exec(session -> {
                            long next = session.userId() + (long) session.getInt("turn") * settings.users();
                            return session.set("productId", 1 + next % Calls.SAMPLE_IDS);
                        })
                        .exec(warmUp.recorded(Calls.product())));
    }

    private ChainBuilder request(PhaseRecorder phase) {
        return exec(session -> Calls.deal(session, session.get("deck")))
                .exec(phase.recorded(Calls.play()))
                .exec(this::noted);
    }

    /** Keeps what became of a checkout, for the audit. */
    private Session noted(Session session) {
        if (session.contains("orderId")) {
            acknowledged.add(new LoadResult.AcknowledgedOrder(session.getLong("orderId"), session.getString("key")));
        } else if (session.get("card") == Card.CHECKOUT) {
            unanswered.add(session.getString("key"));
        }
        return session.remove("orderId");
    }
}
