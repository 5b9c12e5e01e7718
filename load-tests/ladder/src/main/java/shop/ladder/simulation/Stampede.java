package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/**
 * What happens when a hot key expires? Many people look at the bestsellers, each about five times a second. Start the shop
 * with a short time to live ({@code CACHE_BESTSELLERS_TTL_MS=1000}), so that they expire again and again: without
 * protection everybody who comes before they are back in the cache asks the database.
 *
 * <p>The pace keeps hits from saturating the machine. Failures are what a stampede leads to, and no fault of this run.
 */
public final class Stampede extends Simulation {

    public static final int USERS = 200;

    /** The measured window. */
    public static final int SECONDS = 5;

    /** Load before the window: the JVM compiles its hot code. */
    public static final int WARM_UP_SECONDS = 3;

    private static final Duration PACE = Duration.ofMillis(200);

    private final Settings settings = Settings.fromSystemProperties(USERS, WARM_UP_SECONDS, SECONDS);
    private final PhaseRecorder warmUp = new PhaseRecorder("warm-up", settings.users(), settings.warmUp());
    private final PhaseRecorder load = new PhaseRecorder("load", settings.users(), settings.measured());

    public Stampede() {
        setUp(users(warmUp, settings.warmUp()).andThen(users(load, settings.measured())))
                .protocols(Calls.protocol(settings));
    }

    @Override
    public void after() {
        settings.resultFile().ifPresent(file -> file.write(load.result()));
        new Answer(load.result().inWords()).print();
    }

    private PopulationBuilder users(PhaseRecorder phase, Duration length) {
        return phase.users(pause(Duration.ZERO, PACE) // or they would all ask at the same moment
                        .during(length, "round", false)
                        .on(pace(PACE).exec(phase.recorded(Calls.bestsellers()))))
                .injectOpen(atOnceUsers(settings.users()));
    }
}
