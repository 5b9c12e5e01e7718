package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes pods of one kind.
 *
 * @param object its Deployment or StatefulSet
 * @param replicas null if it does not say
 */
public record Workload(HasMetadata object, Integer replicas, LabelSelector selector, PodTemplateSpec template) {

    static Workload of(Deployment object) {
        return new Workload(
                object,
                object.getSpec().getReplicas(),
                object.getSpec().getSelector(),
                object.getSpec().getTemplate());
    }

    static Workload of(StatefulSet object) {
        return new Workload(
                object,
                object.getSpec().getReplicas(),
                object.getSpec().getSelector(),
                object.getSpec().getTemplate());
    }

    /** Its kind and name, such as {@code Deployment shop}. */
    public String id() {
        return object.getKind() + " " + name();
    }

    public String name() {
        return object.getMetadata().getName();
    }

    boolean isShop() {
        return name().equals("shop");
    }

    /** Whether it runs one of the steps' programs. */
    public boolean isOurs() {
        return image().startsWith("shop-workshop/step");
    }

    /** What it runs: the class that it is told to, or else the image's program, by the image's name without the tag. */
    String program() {
        List<String> arguments = mainContainer().getArgs();
        return arguments.isEmpty() ? image().replaceFirst(":[\\w.-]+$", "") : arguments.get(arguments.size() - 1);
    }

    /** The image of the container that the pod is there for. */
    public String image() {
        return String.valueOf(mainContainer().getImage());
    }

    public Map<String, String> podLabels() {
        return template.getMetadata().getLabels();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    /** The container that the pod is there for. */
    public Container mainContainer() {
        return pod().getContainers().get(0);
    }

    /** The number that a port, given by name or by number, has in these pods; empty if they have no such port. */
    Optional<Integer> port(IntOrString port) {
        return pod().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(candidate -> port.getStrVal() == null
                        ? candidate.getContainerPort().equals(port.getIntVal())
                        : port.getStrVal().equals(candidate.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }
}
