package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;

/** The shop is scaled by an autoscaler, and by nobody else. */
final class ScalingPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering.all(HorizontalPodAutoscaler.class).forEach(scaler -> {
            HorizontalPodAutoscalerSpec spec = scaler.getSpec();
            CrossVersionObjectReference target = spec.getScaleTargetRef();
            String id = target.getKind() + " " + target.getName();
            findings.require(
                    rendering.manifests().stream()
                            .anyMatch(manifest -> manifest.id().equals(id)
                                    && manifest.tree()
                                            .path("apiVersion")
                                            .asText()
                                            .equals(target.getApiVersion())),
                    "HorizontalPodAutoscaler %s: there is no %s %s",
                    scaler.getMetadata().getName(),
                    target.getApiVersion(),
                    id);
            findings.require(
                    spec.getMinReplicas() != null && spec.getMinReplicas() >= 3,
                    "HorizontalPodAutoscaler %s: fewer than three replicas: while one is replaced, another may die",
                    scaler.getMetadata().getName());
        });
        rendering.shop().ifPresent(shop -> {
            findings.require(
                    rendering.all(HorizontalPodAutoscaler.class).count() == 1,
                    "%s: there is not exactly one autoscaler",
                    shop.id());
            findings.require(
                    shop.replicas() == null,
                    "%s: it says `replicas`, and an autoscaler sets them: each apply would set them back",
                    shop.id());
        });
        rendering
                .all(Rollout.class)
                .forEach(rollout -> findings.require(
                        rollout.spec().replicas() == null,
                        "Rollout %s: it says `replicas`, and an autoscaler sets them: each apply would set them back",
                        rollout.metadata().getName()));
    }
}
