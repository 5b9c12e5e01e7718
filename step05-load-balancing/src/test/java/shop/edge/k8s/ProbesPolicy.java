package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;

/**
 * Each question is asked, and those to the workshop's programs are three: at the right path, on the port where the program
 * listens.
 */
final class ProbesPolicy implements Policy {

    private final Programs programs;

    ProbesPolicy(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void check(Rendering rendering, Findings findings) {
        for (Workload workload : rendering.workloads()) {
            workload.pod()
                    .getContainers()
                    .forEach(container -> findings.require(
                            container.getReadinessProbe() != null && container.getLivenessProbe() != null,
                            "%s, container %s: nobody asks whether it is ready and alive",
                            workload.id(),
                            container.getName()));
            programs.needs(rendering, workload).ifPresent(needs -> {
                int port = needs.port();
                Container container = workload.mainContainer();
                asks(workload, "startupProbe", container.getStartupProbe(), "/health/started", port, findings);
                asks(workload, "readinessProbe", container.getReadinessProbe(), "/health/ready", port, findings);
                asks(workload, "livenessProbe", container.getLivenessProbe(), "/health/live", port, findings);
            });
        }
    }

    private static void asks(Workload workload, String name, Probe probe, String path, int port, Findings findings) {
        var request = Optional.ofNullable(probe).map(Probe::getHttpGet);
        findings.require(
                request.filter(get -> path.equals(get.getPath())).isPresent(),
                "%s: its %s does not ask %s",
                workload.id(),
                name,
                path);
        findings.require(
                request.flatMap(get -> workload.port(get.getPort()))
                        .filter(number -> number == port)
                        .isPresent(),
                "%s: its %s does not ask on port %d, where the program listens",
                workload.id(),
                name,
                port);
    }
}
