package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;

/** Each question is asked, and the shop's are three: at the right path, on the port where the program listens. */
final class ProbesPolicy implements Policy {

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
        }
        rendering
                .shop()
                .ifPresent(shop -> ShopEnvironment.of(rendering, shop)
                        .settings()
                        .ifPresent(settings -> {
                            int port = settings.port();
                            Container container = shop.mainContainer();
                            asks(shop, "startupProbe", container.getStartupProbe(), "/health/started", port, findings);
                            asks(
                                    shop,
                                    "readinessProbe",
                                    container.getReadinessProbe(),
                                    "/health/ready",
                                    port,
                                    findings);
                            asks(shop, "livenessProbe", container.getLivenessProbe(), "/health/live", port, findings);
                        }));
    }

    private static void asks(Workload shop, String name, Probe probe, String path, int port, Findings findings) {
        var request = Optional.ofNullable(probe).map(Probe::getHttpGet);
        findings.require(
                request.filter(get -> path.equals(get.getPath())).isPresent(),
                "%s: its %s does not ask %s",
                shop.id(),
                name,
                path);
        findings.require(
                request.flatMap(get -> shop.port(get.getPort()))
                        .filter(number -> number == port)
                        .isPresent(),
                "%s: its %s does not ask on port %d, where the program listens",
                shop.id(),
                name,
                port);
    }
}
