package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;

/** Every container reserves CPU and memory, and is limited to the memory that it reserves. */
final class ResourcesPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        for (Workload workload : rendering.workloads()) {
            workload.containers().forEach(container -> container(workload, container, findings));
        }
    }

    private static void container(Workload workload, Container container, Findings findings) {
        String place = workload.id() + ", container " + container.getName();
        ResourceRequirements resources =
                container.getResources() == null ? new ResourceRequirements() : container.getResources();
        Map<String, Quantity> requests = resources.getRequests();
        findings.require(
                requests != null && requests.containsKey("cpu") && requests.containsKey("memory"),
                "%s: reserves no CPU, or no memory: the scheduler and the autoscaler reckon with it",
                place);
        findings.require(
                requests != null
                        && resources.getLimits() != null
                        && resources.getLimits().containsKey("memory")
                        && resources.getLimits().get("memory").equals(requests.get("memory")),
                "%s: its limit of memory is not what it reserves",
                place);
    }
}
