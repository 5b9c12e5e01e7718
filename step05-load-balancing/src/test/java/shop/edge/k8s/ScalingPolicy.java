package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;

/** What an autoscaler scales is scaled by it, and by nobody else. The shop has one. */
final class ScalingPolicy implements Policy {

    private static final String TWO_MASTERS =
            "%s: it says `replicas`, and an autoscaler sets them: each apply would set them back";

    @Override
    public void check(Rendering rendering, Findings findings) {
        List<Autoscaler> scalers = rendering.autoscalers();
        scalers.forEach(scaler -> findings.require(
                rendering.manifests().stream()
                        .anyMatch(manifest -> scaler.scales(manifest.id())
                                && manifest.tree().path("apiVersion").asText().equals(scaler.targetVersion())),
                "%s: there is no %s %s",
                scaler.id(),
                scaler.targetVersion(),
                scaler.target()));
        rendering.workloads().forEach(workload -> {
            long count = scalers.stream()
                    .filter(scaler -> scaler.scales(workload.id()))
                    .count();
            findings.require(count <= 1, "%s: %d autoscalers pull at it", workload.id(), count);
            // The shop's may scale the Rollout that takes the Deployment's pods.
            boolean isScaled = count > 0 || workload.isShop();
            findings.require(!isScaled || workload.replicas() == null, TWO_MASTERS, workload.id());
        });
        rendering
                .all(Rollout.class)
                .forEach(rollout -> findings.require(rollout.spec().replicas() == null, TWO_MASTERS, rollout.id()));
        rendering
                .shop()
                .ifPresent(shop -> findings.require(
                        rendering.all(HorizontalPodAutoscaler.class).count() == 1,
                        "%s: there is not exactly one autoscaler",
                        shop.id()));
        rendering
                .all(HorizontalPodAutoscaler.class)
                .map(Autoscaler::of)
                .forEach(scaler -> findings.require(
                        scaler.minReplicas() != null && scaler.minReplicas() >= 3,
                        "%s: fewer than three replicas: while one is replaced, another may die",
                        scaler.id()));
    }
}
