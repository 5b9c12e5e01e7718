package shop.events;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import shop.edge.k8s.Program;
import shop.edge.k8s.Program.Needs;
import shop.edge.k8s.Programs;
import shop.events.log.Subscription;

/** This step's programs, for tests of what runs them. */
public final class ManifestPrograms {

    /** The one with the lock. */
    private static final int FOR_RELAY = 1;

    /** The longest that a worker takes to stop: its jobs, and then its connections. */
    private static final Duration LONGEST_STOP = Subscription.LONGEST_STOP.plusSeconds(5);

    public static final Programs ALL = new Programs(Map.of(
            "shop-workshop/step06-kafka",
            Program.of(
                    EventSettings::from,
                    settings -> Needs.ofShop(settings.edge().shop())),
            WorkerMain.class.getName(),
            Program.of(WorkerSettings::from, ManifestPrograms::worker)));

    private ManifestPrograms() {}

    /** The kinds of work that there are. */
    public static Set<String> roles() {
        return Stream.of(WorkerSettings.Role.values())
                .map(WorkerSettings.Role::toString)
                .collect(toUnmodifiableSet());
    }

    private static Needs worker(WorkerSettings settings) {
        return new Needs(
                settings.shop().address().port(),
                settings.shop().postgres().poolSize()
                        + Needs.FOR_HEALTH
                        + (settings.roles().contains(WorkerSettings.Role.RELAY) ? FOR_RELAY : 0),
                LONGEST_STOP);
    }
}
