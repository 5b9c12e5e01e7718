package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFilesTest extends ManifestFilesContract {

    static Stream<Arguments> misspeltField_isRefusedWithItsPath() {
        return Stream.of(
                arguments(
                        "base/deployment.yaml",
                        "readinessProbe:",
                        "readinesProbe:",
                        "Deployment shop: there is no field spec.template.spec.containers[0].readinesProbe"),
                arguments(
                        "base/deployment.yaml",
                        "sizeLimit:",
                        "limit:",
                        "Deployment shop: there is no field spec.template.spec.volumes[0].emptyDir.limit"),
                arguments(
                        "base/autoscaler.yaml",
                        "averageUtilization:",
                        "utilization:",
                        "HorizontalPodAutoscaler shop: there is no field"
                                + " spec.metrics[0].resource.target.utilization"),
                arguments(
                        "overlays/monitoring/service-monitor.yaml",
                        "interval:",
                        "every:",
                        "ServiceMonitor shop: there is no field spec.endpoints[0].every"),
                arguments(
                        "overlays/canary/rollout.yaml",
                        "setWeight:",
                        "weight:",
                        "Rollout shop: there is no field spec.strategy.canary.steps[0].weight"),
                arguments(
                        "overlays/argo/application.yaml",
                        "selfHeal:",
                        "heal:",
                        "Application shop: there is no field spec.syncPolicy.automated.heal"),
                arguments(
                        "overlays/istio/destination-rule.yaml",
                        "maxEjectionPercent:",
                        "maxEjected:",
                        "DestinationRule shop: there is no field" + " spec.trafficPolicy.outlierDetection.maxEjected"),
                // Where one of several forms may stand.
                arguments(
                        "overlays/istio/virtual-service.yaml",
                        "regex:",
                        "pattern:",
                        "VirtualService shop: there is no field spec.http[0].match[0].method.pattern"),
                arguments(
                        "overlays/istio/kustomization.yaml",
                        "behavior:",
                        "behaviour:",
                        "Kustomization: there is no field configMapGenerator[0].behaviour"));
    }

    @Test
    void keyThatComesTwice_isRefused() {
        assertThatThrownBy(() -> ManifestReader.STRICT.read("apiVersion: v1\nkind: Namespace\nkind: Service\n"))
                .isInstanceOf(ManifestFault.class)
                .hasMessageContaining("Duplicate field 'kind'");
    }

    @Test
    void textWhereANumberBelongs_isRefusedWithItsPath() {
        assertThatThrownBy(() -> ManifestReader.STRICT.read("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: shop
                        spec:
                          minReadySeconds: soon
                        """))
                .isInstanceOf(ManifestFault.class)
                .hasMessageStartingWith("Deployment shop: spec.minReadySeconds:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "1.5", "true"})
    void numberWhereTextBelongs_isRefusedWithItsPath(String unquoted) {
        assertThatThrownBy(() -> ManifestReader.STRICT.read("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: shop
                        data:
                          PORT: %s
                        """.formatted(unquoted)))
                .isInstanceOf(ManifestFault.class)
                .hasMessageStartingWith("ConfigMap shop: data.PORT:");
    }

    @Test
    void versionOfAKindThatIsNotServedAnyMore_isRefused() {
        assertThatThrownBy(() ->
                        ManifestReader.STRICT.read("apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\n"))
                .isInstanceOf(ManifestFault.class)
                .hasMessage("no model for the kind 'autoscaling/v2beta2 HorizontalPodAutoscaler'");
    }
}
