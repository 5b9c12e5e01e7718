package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What happens when ten times as many people come at once? A sale begins: everybody looks at a product and orders it. An
 * open model: people come at their own rate, however the shop is doing.
 */
public final class Spike extends Simulation {

    /** People a second in ordinary times, if nobody says otherwise. */
    public static final int RATE = 18;

    /** How many times as many come in the spike. */
    public static final int FACTOR = 10;

    /** How long the spike is, if nobody says otherwise; before it and after it ordinary times are as long. */
    public static final int SECONDS = 10;

    /** The line that says that the warm-up is over. */
    public static final String BEGUN = "@spike begins with ordinary times";

    private final Settings settings = Settings.fromSystemProperties(0, 6, SECONDS);
    private final Shoppers shoppers = new Shoppers();
    private final SampleRecorder recorder = new SampleRecorder();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Deck deck = new Deck(1);
    private final Instant warm = Instant.now().plus(settings.warmUp());

    public Spike() {
        int rate = Integer.getInteger("rate", RATE);
        setUp(scenario("buyers")
                        .exec(this::comes)
                        .exec(recorder.recorded(Calls.product()))
                        .exec(session -> session.set("card", Card.CHECKOUT))
                        .exec(recorder.recorded(Calls.play()))
                        .exec(shoppers::noted)
                        .injectOpen(
                                constantUsersPerSec(rate).during(settings.warmUp()),
                                constantUsersPerSec(rate).during(settings.measured()),
                                constantUsersPerSec((double) rate * FACTOR).during(settings.measured()),
                                constantUsersPerSec(rate).during(settings.measured())))
                .protocols(SampleRecorder.reading(Calls.protocol(settings).shareConnections()));
    }

    private Session comes(Session session) {
        if (Instant.now().isAfter(warm) && begun.compareAndSet(false, true)) {
            System.out.println(BEGUN);
        }
        return Calls.deal(session, deck).set("card", Card.PRODUCT);
    }

    @Override
    public void after() {
        DrillLoad load = new DrillLoad(recorder.samples(), shoppers.acknowledged(), shoppers.unanswered());
        settings.resultFile().ifPresent(file -> file.write(load));
        long failed =
                load.samples().stream().filter(sample -> !sample.succeeded()).count();
        new Answer(failed + " of " + load.samples().size() + " requests failed").print();
    }
}
