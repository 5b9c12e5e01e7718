package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All that would be sent to a cluster at once: what kustomize makes of a folder. */
public record Rendering(List<Manifest> manifests) {

    /** All objects of a kind. */
    public <T> Stream<T> all(Class<T> kind) {
        return manifests.stream().map(Manifest::model).filter(kind::isInstance).map(kind::cast);
    }

    /** All that makes pods. A Rollout takes them from its Deployment. */
    public List<Workload> workloads() {
        Stream<Workload> deployments = all(Deployment.class).map(Workload::of);
        return Stream.concat(deployments, all(StatefulSet.class).map(Workload::of))
                .toList();
    }

    /** The pods of the shop itself. */
    Optional<Workload> shop() {
        return workloads().stream().filter(Workload::isShop).findFirst();
    }

    /** All that sets the number of replicas. */
    List<Autoscaler> autoscalers() {
        return Stream.concat(
                        all(HorizontalPodAutoscaler.class).map(Autoscaler::of),
                        all(ScaledObject.class).map(Autoscaler::of))
                .toList();
    }

    /** The same, but for one object. */
    public Rendering with(String id, Consumer<Change> change) {
        if (manifests.stream().noneMatch(manifest -> manifest.id().equals(id))) {
            throw new IllegalArgumentException("there is no " + id);
        }
        return new Rendering(manifests.stream()
                .map(manifest -> manifest.id().equals(id) ? Change.of(manifest, change) : manifest)
                .toList());
    }
}
