package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Optional;

/**
 * What sets the number of something's replicas.
 *
 * @param target kind and name, such as {@code Deployment shop}
 * @param targetVersion the target's apiVersion
 * @param minReplicas null if it does not say
 */
record Autoscaler(String id, String target, String targetVersion, Integer minReplicas, int maxReplicas) {

    static Autoscaler of(HorizontalPodAutoscaler scaler) {
        CrossVersionObjectReference target = scaler.getSpec().getScaleTargetRef();
        return new Autoscaler(
                "HorizontalPodAutoscaler " + scaler.getMetadata().getName(),
                target.getKind() + " " + target.getName(),
                target.getApiVersion(),
                scaler.getSpec().getMinReplicas(),
                scaler.getSpec().getMaxReplicas());
    }

    static Autoscaler of(ScaledObject scaler) {
        ScaledObject.Target target = scaler.spec().scaleTargetRef();
        return new Autoscaler(
                "ScaledObject " + scaler.metadata().getName(),
                Optional.ofNullable(target.kind()).orElse("Deployment") + " " + target.name(),
                Optional.ofNullable(target.apiVersion()).orElse("apps/v1"),
                scaler.spec().minReplicaCount(),
                scaler.spec().maxReplicaCount());
    }

    boolean scales(String id) {
        return target.equals(id);
    }
}
