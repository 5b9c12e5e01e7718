package shop.events.k8s;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.edge.k8s.K8sFolder;
import shop.edge.k8s.Kustomize;
import shop.edge.k8s.NeedsKustomize;
import shop.edge.k8s.ProgramEnvironment;
import shop.edge.k8s.Rendering;
import shop.edge.k8s.ScaledObject;
import shop.edge.k8s.Workload;
import shop.events.ManifestPrograms;

/** What kustomize makes of the base and of each overlay. */
@NeedsKustomize
class OverlaysTest {

    private static final String NAME = "app.kubernetes.io/name";

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local", "overlays/keda"})
    void everyFolder_hasTheShopAndItsWorkers_ofOneImage_inOneNamespace(String folder) {
        Rendering rendering = render(folder);

        assertThat(rendering.workloads().stream().filter(Workload::isOurs))
                .hasSizeGreaterThan(1)
                .allSatisfy(workload -> assertThat(workload.image()).isEqualTo("shop-workshop/step06-kafka:1.0.0"));
        assertThat(rendering.all(HasMetadata.class).filter(object -> !(object instanceof Namespace)))
                .allSatisfy(object -> assertThat(object.getMetadata().getNamespace())
                        .as(object.getKind())
                        .isEqualTo("shop"));
        assertThat(rendering.all(ScaledObject.class))
                .allSatisfy(
                        scaler -> assertThat(scaler.metadata().getNamespace()).isEqualTo("shop"));
    }

    @Test
    void everyKindOfWork_isDoneByWorkersOfItsOwn() {
        assertThat(workers(render("base")).map(OverlaysTest::role))
                .containsExactlyInAnyOrderElementsOf(ManifestPrograms.roles());
    }

    @Test
    void relay_hasASecondOneThatTakesOver() {
        assertThat(worker("relay").replicas()).isEqualTo(2);
    }

    /** Or each {@code kubectl apply} would undo what a person, or KEDA, has set. */
    @Test
    void paymentWorkers_areAsManyAsSomebodySets() {
        assertThat(worker("payments").replicas()).isNull();
    }

    @Test
    void callersAreTold_thatOrdersAreAnsweredInAnotherWay() {
        assertThat(render("base").all(ConfigMap.class).map(ConfigMap::getData))
                .filteredOn(data -> data.containsKey("SHOP_VERSION"))
                .singleElement()
                .satisfies(data -> assertThat(data.get("SHOP_VERSION")).startsWith("2."));
    }

    @Test
    void local_hasAllThatIsNeeded() {
        assertThat(render("overlays/local").workloads().stream()
                        .filter(workload -> !workload.isOurs())
                        .map(Workload::name))
                .containsExactlyInAnyOrder("postgres", "redis", "payment", "kafka", "mail");
    }

    @Test
    void base_letsEverybodyAskForNamesOnly() {
        Rendering base = render("base");

        assertThat(base.workloads())
                .allSatisfy(workload ->
                        assertThat(asked(base, workload)).as(workload.name()).isEmpty());
    }

    /** The shop asks neither Kafka nor the payment provider, and so it does not wait for them. */
    @Test
    void local_letsEachAskWhatItNeeds() {
        Rendering local = render("overlays/local");

        assertThat(local.workloads().stream().filter(Workload::isOurs)).allSatisfy(workload -> {
            Set<String> needed = switch (workload.name()) {
                case "shop" -> Set.of("postgres", "redis");
                case "worker-payments" -> Set.of("postgres", "redis", "kafka", "payment");
                case "worker-emails" -> Set.of("postgres", "redis", "kafka", "mail");
                default -> Set.of("postgres", "redis", "kafka");
            };
            assertThat(asked(local, workload)).as(workload.name()).isEqualTo(needed);
            assertThat(answering(local, workload)).as(workload.name()).isEqualTo(needed);
        });
    }

    /** The names of those that a workload's pods may speak to. */
    private static Set<String> asked(Rendering rendering, Workload workload) {
        return policies(rendering, workload)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getPodSelector() != null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get(NAME))
                .collect(toSet());
    }

    /** The names of those that let a workload's pods speak to them. */
    private static Set<String> answering(Rendering rendering, Workload workload) {
        return rendering.workloads().stream()
                .filter(other -> policies(rendering, other)
                        .flatMap(policy -> policy.getSpec().getIngress().stream())
                        .flatMap(rule -> rule.getFrom().stream())
                        .filter(peer -> peer.getPodSelector() != null)
                        .anyMatch(peer -> chooses(peer.getPodSelector().getMatchLabels(), workload)))
                .map(Workload::name)
                .collect(toSet());
    }

    private static Stream<NetworkPolicy> policies(Rendering rendering, Workload workload) {
        return rendering
                .all(NetworkPolicy.class)
                .filter(policy -> policy.getSpec().getPodSelector().getMatchLabels() != null)
                .filter(policy -> chooses(policy.getSpec().getPodSelector().getMatchLabels(), workload));
    }

    private static boolean chooses(Map<String, String> labels, Workload workload) {
        return workload.podLabels().entrySet().containsAll(labels.entrySet());
    }

    private static Workload worker(String role) {
        List<Workload> all = workers(render("base"))
                .filter(worker -> role(worker).equals(role))
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Stream<Workload> workers(Rendering rendering) {
        return rendering.workloads().stream().filter(workload -> workload.name().startsWith("worker-"));
    }

    private static String role(Workload worker) {
        return ProgramEnvironment.of(render("base"), worker).variables().get("WORKERS");
    }

    private static Rendering render(String folder) {
        return Kustomize.render(K8sFolder.FOLDER.resolve(folder));
    }
}
