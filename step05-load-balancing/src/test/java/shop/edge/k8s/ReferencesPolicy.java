package shop.edge.k8s;

import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.Gateway;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import java.nio.file.Files;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is named is there: Services with their ports, gateways, Deployments, folders. */
final class ReferencesPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .all(Ingress.class)
                .forEach(ingress -> ingress.getSpec().getRules().stream()
                        .flatMap(rule -> rule.getHttp().getPaths().stream())
                        .map(path -> path.getBackend().getService())
                        .forEach(backend -> service(
                                rendering,
                                "Ingress " + ingress.getMetadata().getName(),
                                backend.getName(),
                                port -> isPort(backend, port),
                                findings)));
        rendering.all(VirtualService.class).forEach(routes -> routes(rendering, routes, findings));
        rendering
                .all(DestinationRule.class)
                .forEach(rule -> service(
                        rendering,
                        "DestinationRule " + rule.getMetadata().getName(),
                        rule.getSpec().getHost(),
                        port -> true,
                        findings));
        rendering.all(Rollout.class).forEach(rollout -> rollout(rendering, rollout, findings));
        rendering
                .all(Application.class)
                .forEach(application -> findings.require(
                        Files.isRegularFile(K8sFolder.TOP
                                .resolve(application.spec().source().path())
                                .resolve("kustomization.yaml")),
                        "Application %s: there is nothing to apply in %s",
                        application.metadata().getName(),
                        application.spec().source().path()));
    }

    private static boolean isPort(IngressServiceBackend backend, ServicePort port) {
        return Objects.equals(backend.getPort().getName(), port.getName())
                || Objects.equals(backend.getPort().getNumber(), port.getPort());
    }

    private static void routes(Rendering rendering, VirtualService routes, Findings findings) {
        String id = "VirtualService " + routes.getMetadata().getName();
        routes.getSpec()
                .getGateways()
                .forEach(name -> findings.require(
                        rendering
                                .all(Gateway.class)
                                .anyMatch(gateway ->
                                        gateway.getMetadata().getName().equals(name)),
                        "%s: there is no Gateway %s",
                        id,
                        name));
        routes.getSpec().getHttp().stream()
                .flatMap(route -> route.getRoute().stream())
                .map(route -> route.getDestination())
                .forEach(destination -> service(
                        rendering,
                        id,
                        destination.getHost(),
                        port -> port.getPort()
                                .equals(destination.getPort().getNumber().intValue()),
                        findings));
    }

    private static void rollout(Rendering rendering, Rollout rollout, Findings findings) {
        String id = rollout.id();
        Rollout.WorkloadRef workload = rollout.spec().workloadRef();
        findings.require(
                rendering.workloads().stream()
                        .anyMatch(candidate -> candidate.id().equals(workload.kind() + " " + workload.name())),
                "%s: there is no %s %s",
                id,
                workload.kind(),
                workload.name());
        Stream.ofNullable(rollout.spec().strategy().blueGreen())
                .flatMap(blueGreen -> Stream.of(blueGreen.activeService(), blueGreen.previewService()))
                .forEach(name -> service(rendering, id, name, port -> true, findings));
    }

    private static void service(
            Rendering rendering, String id, String name, Predicate<ServicePort> port, Findings findings) {
        findings.require(
                rendering
                        .all(Service.class)
                        .filter(service -> service.getMetadata().getName().equals(name))
                        .flatMap(service -> service.getSpec().getPorts().stream())
                        .anyMatch(port),
                "%s: there is no Service %s with such a port",
                id,
                name);
    }
}
