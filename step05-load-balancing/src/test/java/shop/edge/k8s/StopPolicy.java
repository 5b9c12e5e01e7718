package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.time.Duration;
import java.util.Optional;

/** The shop is not killed while it stops: the pod's grace period is longer than all that happens in it. */
final class StopPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .shop()
                .ifPresent(shop -> ShopEnvironment.of(rendering, shop)
                        .settings()
                        .ifPresent(settings -> {
                            Optional<Duration> sleep = preStop(shop.mainContainer());
                            findings.require(
                                    sleep.isPresent(),
                                    "%s: no preStop sleep: it refuses connections before the balancer has seen it go",
                                    shop.id());
                            Duration stop = sleep.orElse(Duration.ZERO)
                                    .plus(settings.stopDelay())
                                    .plus(settings.stopGrace());
                            Duration grace = Duration.ofSeconds(
                                    Optional.ofNullable(shop.pod().getTerminationGracePeriodSeconds())
                                            .orElse(30L));
                            findings.require(
                                    grace.compareTo(stop) > 0,
                                    "%s: killed after %d s, and preStop + STOP_DELAY_MS + STOP_GRACE_MS are %d s",
                                    shop.id(),
                                    grace.toSeconds(),
                                    stop.toSeconds());
                        }));
    }

    private static Optional<Duration> preStop(Container container) {
        return Optional.ofNullable(container.getLifecycle())
                .map(lifecycle -> lifecycle.getPreStop())
                .map(handler -> handler.getSleep())
                .map(SleepAction::getSeconds)
                .map(Duration::ofSeconds);
    }
}
