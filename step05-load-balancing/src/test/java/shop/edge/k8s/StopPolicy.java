package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.SleepAction;
import java.time.Duration;
import java.util.Optional;

/** The workshop's programs are not killed while they stop: the pod's grace period is longer than all that happens in it. */
final class StopPolicy implements Policy {

    private static final Duration STANDARD = Duration.ofSeconds(30);

    private final Programs programs;

    StopPolicy(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .workloads()
                .forEach(workload -> programs.needs(rendering, workload).ifPresent(needs -> {
                    Optional<Duration> sleep = preStop(workload.mainContainer());
                    findings.require(
                            sleep.isPresent() || !isBehindAService(rendering, workload),
                            "%s: no preStop sleep: it refuses connections before the balancer has seen it go",
                            workload.id());
                    Duration stop = sleep.orElse(Duration.ZERO).plus(needs.stop());
                    Duration grace = Optional.ofNullable(workload.pod().getTerminationGracePeriodSeconds())
                            .map(Duration::ofSeconds)
                            .orElse(STANDARD);
                    findings.require(
                            grace.compareTo(stop) > 0,
                            "%s: killed after %d s, and its stop, with preStop, takes up to %d s",
                            workload.id(),
                            grace.toSeconds(),
                            stop.toSeconds());
                }));
    }

    private static boolean isBehindAService(Rendering rendering, Workload workload) {
        return rendering
                .all(Service.class)
                .anyMatch(service -> workload.podLabels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()));
    }

    private static Optional<Duration> preStop(Container container) {
        return Optional.ofNullable(container.getLifecycle())
                .map(lifecycle -> lifecycle.getPreStop())
                .map(handler -> handler.getSleep())
                .map(SleepAction::getSeconds)
                .map(Duration::ofSeconds);
    }
}
