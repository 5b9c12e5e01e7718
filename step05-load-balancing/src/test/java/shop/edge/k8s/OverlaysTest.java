package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize makes of the base and of each overlay. */
@NeedsKustomize
class OverlaysTest {

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyRendering_followsThePolicies(Path folder) {
        Rendering rendering = Kustomize.render(folder);

        assertThat(rendering.manifests()).isNotEmpty();
        assertThat(Policy.violations(rendering)).isEmpty();
    }

    static List<Path> kustomizations() {
        return K8sFolder.kustomizations();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "monitoring", "blue-green", "canary", "istio"})
    void everyOverlay_hasTheShop_inItsNamespace(String overlay) {
        Rendering rendering = overlay(overlay);

        assertThat(rendering.shop()).isPresent();
        assertThat(rendering.all(HasMetadata.class).filter(object -> !(object instanceof Namespace)))
                .allSatisfy(object -> assertThat(object.getMetadata().getNamespace())
                        .as(object.getKind())
                        .isEqualTo("shop"));
    }

    @Test
    void autoscaler_targetsHalfTheCpu_withThreeToTwentyReplicas() {
        assertThat(Kustomize.render(K8sFolder.FOLDER.resolve("base")).all(HorizontalPodAutoscaler.class))
                .singleElement()
                .satisfies(scaler -> {
                    assertThat(scaler.getSpec().getMinReplicas()).isEqualTo(3);
                    assertThat(scaler.getSpec().getMaxReplicas()).isEqualTo(20);
                    assertThat(scaler.getSpec()
                                    .getMetrics()
                                    .get(0)
                                    .getResource()
                                    .getTarget()
                                    .getAverageUtilization())
                            .isEqualTo(50);
                });
    }

    @Test
    void local_hasAllThatTheShopNeeds() {
        assertThat(overlay("local").workloads())
                .extracting(Workload::name)
                .containsExactlyInAnyOrder("shop", "postgres", "redis", "payment");
    }

    @Test
    void changedSetting_isARollingUpdate() {
        assertThat(configMap("local")).startsWith("shop-").isNotEqualTo(configMap("canary"));
    }

    @Test
    void rollouts_areScaledInsteadOfTheDeployment() {
        assertThat(List.of(overlay("blue-green"), overlay("canary")))
                .allSatisfy(rendering -> assertThat(rendering.all(HorizontalPodAutoscaler.class))
                        .extracting(
                                scaler -> scaler.getSpec().getScaleTargetRef().getKind())
                        .containsExactly("Rollout"));
    }

    @Test
    void mesh_hasOneWayIn_andTakesOutReplicasThatCannotBeReached() {
        Rendering mesh = overlay("istio");

        assertThat(mesh.all(Ingress.class)).isEmpty();
        assertThat(mesh.all(DestinationRule.class)).singleElement().satisfies(rule -> {
            var outliers = rule.getSpec().getTrafficPolicy().getOutlierDetection();
            assertThat(outliers.getConsecutiveLocalOriginFailures()).isPositive();
            assertThat(outliers.getSplitExternalLocalOriginErrors()).isTrue();
            assertThat(outliers.getMaxEjectionPercent()).isBetween(1, 50);
        });
    }

    private static String configMap(String overlay) {
        return overlay(overlay)
                .all(ConfigMap.class)
                .map(map -> map.getMetadata().getName())
                .findFirst()
                .orElseThrow();
    }

    private static Rendering overlay(String name) {
        return Kustomize.render(K8sFolder.FOLDER.resolve("overlays").resolve(name));
    }
}
