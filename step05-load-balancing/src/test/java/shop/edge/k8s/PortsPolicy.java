package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A port that is spoken of, by name or number, is one that the pods or the Services have. */
final class PortsPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .all(Service.class)
                .forEach(service -> service.getSpec().getPorts().stream()
                        .filter(port -> port.getTargetPort() != null)
                        .forEach(port -> open(
                                rendering,
                                "Service " + service.getMetadata().getName(),
                                service.getSpec().getSelector(),
                                port.getTargetPort(),
                                findings)));
        rendering.all(NetworkPolicy.class).forEach(policy -> network(rendering, policy, findings));
        rendering.all(ServiceMonitor.class).forEach(monitor -> monitor(rendering, monitor, findings));
        rendering.workloads().forEach(workload -> probes(workload, findings));
    }

    private static void network(Rendering rendering, NetworkPolicy policy, Findings findings) {
        String id = "NetworkPolicy " + policy.getMetadata().getName();
        Map<String, String> own =
                Objects.requireNonNullElse(policy.getSpec().getPodSelector().getMatchLabels(), Map.of());
        policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .forEach(port -> open(rendering, id, own, port.getPort(), findings));
        policy.getSpec()
                .getEgress()
                .forEach(rule -> rule.getTo().stream()
                        .filter(peer -> peer.getNamespaceSelector() == null)
                        .flatMap(peer -> chosen(rendering, peer.getPodSelector().getMatchLabels()).stream())
                        .forEach(workload -> rule.getPorts().stream()
                                .map(NetworkPolicyPort::getPort)
                                .forEach(port -> open(id, workload, port, findings))));
    }

    private static void monitor(Rendering rendering, ServiceMonitor monitor, Findings findings) {
        List<String> names = rendering
                .all(Service.class)
                .filter(service -> SelectorsPolicy.matches(
                        monitor.getSpec().getSelector(), service.getMetadata().getLabels()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .map(port -> port.getName())
                .toList();
        monitor.getSpec().getEndpoints().forEach(endpoint -> {
            findings.require(
                    names.contains(endpoint.getPort()),
                    "ServiceMonitor %s: finds no Service with a port %s",
                    monitor.getMetadata().getName(),
                    endpoint.getPort());
            findings.require(
                    "/metrics".equals(endpoint.getPath()),
                    "ServiceMonitor %s: the figures are at /metrics, not at %s",
                    monitor.getMetadata().getName(),
                    endpoint.getPath());
        });
    }

    private static void probes(Workload workload, Findings findings) {
        workload.pod().getContainers().stream()
                .flatMap(container -> Stream.of(
                        container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .filter(Objects::nonNull)
                .flatMap(PortsPolicy::ports)
                .forEach(port -> findings.require(
                        workload.port(port).isPresent(),
                        "%s: a probe asks on port %s, which its pods do not have",
                        workload.id(),
                        port.getValue()));
    }

    private static Stream<IntOrString> ports(Probe probe) {
        return Stream.concat(
                Stream.ofNullable(probe.getHttpGet()).map(get -> get.getPort()),
                Stream.ofNullable(probe.getTcpSocket()).map(socket -> socket.getPort()));
    }

    private static void open(
            Rendering rendering, String id, Map<String, String> selector, IntOrString port, Findings findings) {
        chosen(rendering, selector).forEach(workload -> open(id, workload, port, findings));
    }

    private static void open(String id, Workload workload, IntOrString port, Findings findings) {
        findings.require(
                workload.port(port).isPresent(),
                "%s: the pods of %s have no port %s",
                id,
                workload.id(),
                port.getValue());
    }

    private static List<Workload> chosen(Rendering rendering, Map<String, String> selector) {
        return rendering.workloads().stream()
                .filter(workload -> workload.podLabels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }
}
