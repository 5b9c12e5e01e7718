package shop.events.k8s;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import shop.edge.k8s.ManifestFilesContract;

class ManifestFilesTest extends ManifestFilesContract {

    static Stream<Arguments> misspeltField_isRefusedWithItsPath() {
        String scaler = "overlays/keda/scaled-object.yaml";
        return Stream.of(
                arguments(
                        scaler,
                        "maxReplicaCount:",
                        "maxReplicas:",
                        "ScaledObject worker-payments: there is no field spec.maxReplicas"),
                arguments(
                        scaler,
                        "scaleTargetRef:",
                        "targetRef:",
                        "ScaledObject worker-payments: there is no field spec.targetRef"),
                // No API server finds this one.
                arguments(
                        scaler,
                        "lagThreshold:",
                        "lagTreshold:",
                        "ScaledObject worker-payments: there is no field spec.triggers[0].metadata.lagTreshold"),
                arguments(
                        "overlays/local/kafka.yaml",
                        "volumeClaimTemplates:",
                        "volumeClaims:",
                        "StatefulSet kafka: there is no field spec.volumeClaims"),
                arguments(
                        "events/kustomization.yaml",
                        "behavior:",
                        "behaviour:",
                        "Component: there is no field configMapGenerator[0].behaviour"));
    }
}
