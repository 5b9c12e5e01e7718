package shop.edge.k8s;

import java.time.Duration;
import java.util.function.Function;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.ops.Settings;

/** One of the workshop's programs, as those see it who run it. */
@FunctionalInterface
public interface Program {

    /**
     * What a program's settings come to.
     *
     * @param port where it listens
     * @param connections to Postgres that it has at most
     * @param stop how long it takes to end at most, after SIGTERM
     */
    record Needs(int port, int connections, Duration stop) {

        /** Readiness asks on a connection of its own. */
        public static final int FOR_HEALTH = 1;

        /** The shop's. */
        public static Needs ofShop(Settings settings) {
            return new Needs(
                    settings.address().port(),
                    settings.postgres().poolSize() + FOR_HEALTH,
                    settings.stop().delay().plus(settings.stop().grace()));
        }
    }

    /** @throws ConfigurationFault if it would not start, as it says it */
    Needs read(Environment environment);

    /**
     * A program that reads its settings first of all.
     *
     * @param settings reads them, in the program's own class
     */
    static <S> Program of(Function<Environment, S> settings, Function<S, Needs> needs) {
        return environment -> needs.apply(environment.readAll(settings));
    }
}
