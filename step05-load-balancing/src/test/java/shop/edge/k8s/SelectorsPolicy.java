package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whoever chooses pods by labels finds some. A wrong label is no error to Kubernetes: nothing is chosen. */
final class SelectorsPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        for (Workload workload : rendering.workloads()) {
            findings.require(
                    matches(workload.selector(), workload.podLabels()),
                    "%s: does not find its own pods",
                    workload.id());
            List<TopologySpreadConstraint> spreads = workload.pod().getTopologySpreadConstraints();
            spreads.forEach(spread -> findings.require(
                    matches(spread.getLabelSelector(), workload.podLabels()),
                    "%s: its spread over %s counts other pods than its own",
                    workload.id(),
                    spread.getTopologyKey()));
            findings.require(
                    !workload.isOurs()
                            || spreads.stream()
                                    .anyMatch(spread -> spread.getTopologyKey().equals("kubernetes.io/hostname")),
                    "%s: all replicas may be on one machine",
                    workload.id());
        }
        rendering
                .all(Service.class)
                .forEach(service -> findsPods(
                        rendering,
                        "Service " + service.getMetadata().getName(),
                        service.getSpec().getSelector(),
                        findings));
        rendering
                .all(PodDisruptionBudget.class)
                .forEach(budget -> findsPods(
                        rendering,
                        "PodDisruptionBudget " + budget.getMetadata().getName(),
                        labels(budget.getSpec().getSelector()),
                        findings));
        rendering
                .all(Rollout.class)
                .forEach(rollout ->
                        findsPods(rendering, rollout.id(), labels(rollout.spec().selector()), findings));
        rendering.all(NetworkPolicy.class).forEach(policy -> network(rendering, policy, findings));
    }

    private static void network(Rendering rendering, NetworkPolicy policy, Findings findings) {
        String id = "NetworkPolicy " + policy.getMetadata().getName();
        findsPods(rendering, id, labels(policy.getSpec().getPodSelector()), findings);
        Stream.concat(
                        policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                        policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
                .filter(peer -> peer.getNamespaceSelector() == null)
                .map(NetworkPolicyPeer::getPodSelector)
                .forEach(peer -> findsPods(rendering, id, labels(peer), findings));
    }

    private static void findsPods(Rendering rendering, String id, Map<String, String> labels, Findings findings) {
        findings.require(
                rendering.workloads().stream()
                        .anyMatch(workload -> workload.podLabels().entrySet().containsAll(labels.entrySet())),
                "%s: finds no pods with %s",
                id,
                labels);
    }

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels != null && labels.entrySet().containsAll(labels(selector).entrySet());
    }

    private static Map<String, String> labels(LabelSelector selector) {
        return Optional.ofNullable(selector).map(LabelSelector::getMatchLabels).orElse(Map.of());
    }
}
