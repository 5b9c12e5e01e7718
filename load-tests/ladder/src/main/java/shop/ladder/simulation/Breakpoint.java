package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.List;

/**
 * How many arrivals a second can the shop stand? An open model: people come at a given rate, whether or not the shop keeps
 * up. The rate rises from level to level until the 95th percentile of the latency exceeds 500 ms or more than 1 % of the
 * requests fail; the rate of the last level that held is the answer.
 */
public final class Breakpoint extends Simulation {

    private static final double GROWTH = 1.2;
    private static final double HIGHEST = 10_000;

    private final Settings settings = Settings.fromSystemProperties();
    private final Duration levelLength = Duration.ofSeconds(Integer.getInteger("levelSeconds", 5));
    private final List<Double> rates = RisingLevels.rates(Integer.getInteger("startRate", 20), GROWTH, HIGHEST);
    private final RisingLevels levels = new RisingLevels(rates, levelLength);
    private final Deck deck = new Deck(1);

    public Breakpoint() {
        setUp(scenario("arrivals")
                        .exec(session -> Calls.deal(session, deck).set("startedNanos", levels.arrived()))
                        .exec(stopIfBroken())
                        .exec(Calls.play())
                        .exec(session -> {
                            levels.finished(session.getLong("startedNanos"), !session.isFailed());
                            return session;
                        })
                        .injectOpen(rates.stream()
                                .map(rate -> constantUsersPerSec(rate).during(levelLength))
                                .toArray(OpenInjectionStep[]::new)))
                .protocols(Calls.protocol(settings).shareConnections());
    }

    /** Asked when a user comes, so that a shop that answers nobody ends the run too. */
    private ChainBuilder stopIfBroken() {
        return stopLoadGeneratorIf("the shop does not keep up", session -> levels.broken());
    }

    @Override
    public void after() {
        RisingLevels.Result result = levels.result();
        settings.resultFile().ifPresent(file -> file.write(result));
        new Answer(result.inWords()).print();
    }
}
