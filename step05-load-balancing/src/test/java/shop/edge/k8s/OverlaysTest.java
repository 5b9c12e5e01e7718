package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize makes of the base and of each overlay. */
@NeedsKustomize
class OverlaysTest {

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
    void base_letsTheShopAskForNamesOnly_andLocalForItsServersToo() {
        assertThat(asked(Kustomize.render(K8sFolder.FOLDER.resolve("base")))).isEmpty();
        assertThat(asked(overlay("local"))).containsExactlyInAnyOrder("postgres", "redis", "payment");
    }

    @Test
    void changedSetting_isARollingUpdate() {
        assertThat(configMapName("istio")).startsWith("shop-").isNotEqualTo(configMapName("canary"));
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

    /** Without it, all who come through the mesh are one client to {@code RATE_LIMITS}. */
    @Test
    void mesh_isTrustedToNameTheClient() {
        String trusted = configMap("istio").getData().get("TRUSTED_PROXIES");

        assertThat(trusted).contains(configMap("local").getData().get("TRUSTED_PROXIES"));
        // From here, by Istio's own rule, the proxy beside a program speaks to it.
        assertThat(List.of(trusted.split(","))).contains("127.0.0.6/32");
    }

    /** The names of the pods that a policy of the rendering lets the shop speak to. */
    private static List<String> asked(Rendering rendering) {
        return rendering
                .all(NetworkPolicy.class)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .toList();
    }

    private static String configMapName(String overlay) {
        return configMap(overlay).getMetadata().getName();
    }

    private static ConfigMap configMap(String overlay) {
        return overlay(overlay).all(ConfigMap.class).findFirst().orElseThrow();
    }

    private static Rendering overlay(String name) {
        return Kustomize.render(K8sFolder.FOLDER.resolve("overlays").resolve(name));
    }
}
