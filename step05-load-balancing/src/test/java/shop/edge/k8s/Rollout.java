package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** An Argo Rollout: those fields of its definition, {@code rollouts.argoproj.io}, that a workshop needs. */
record Rollout(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    String id() {
        return kind + " " + metadata.getName();
    }

    record Spec(
            Integer replicas,
            WorkloadRef workloadRef,
            LabelSelector selector,
            Integer revisionHistoryLimit,
            Integer minReadySeconds,
            Integer progressDeadlineSeconds,
            Boolean progressDeadlineAbort,
            Strategy strategy) {}

    record WorkloadRef(String apiVersion, String kind, String name, ScaleDown scaleDown) {}

    /** What becomes of the Deployment that the pods are taken from. */
    enum ScaleDown {
        never,
        onsuccess,
        progressively
    }

    record Strategy(BlueGreen blueGreen, Canary canary) {}

    record BlueGreen(
            String activeService,
            String previewService,
            Boolean autoPromotionEnabled,
            Integer autoPromotionSeconds,
            Integer previewReplicaCount,
            Integer scaleDownDelaySeconds,
            Integer scaleDownDelayRevisionLimit,
            Integer abortScaleDownDelaySeconds) {}

    record Canary(
            String canaryService,
            String stableService,
            IntOrString maxSurge,
            IntOrString maxUnavailable,
            List<Step> steps) {}

    record Step(Integer setWeight, Pause pause) {}

    record Pause(IntOrString duration) {}
}
