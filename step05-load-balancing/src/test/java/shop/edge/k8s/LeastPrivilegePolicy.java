package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.util.List;
import java.util.Objects;

/** No pod may do more than it needs: Kubernetes' standard "restricted", a read-only root, and no token. */
final class LeastPrivilegePolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        for (Workload workload : rendering.workloads()) {
            pod(workload, findings);
            workload.containers().forEach(container -> container(workload, container, findings));
        }
        List<Workload> ours =
                rendering.workloads().stream().filter(Workload::isOurs).toList();
        ours.forEach(workload -> {
            String name = workload.pod().getServiceAccountName();
            boolean isThere = rendering
                    .all(ServiceAccount.class)
                    .anyMatch(account -> account.getMetadata().getName().equals(name));
            boolean isShared = ours.stream()
                    .anyMatch(other ->
                            other != workload && Objects.equals(other.pod().getServiceAccountName(), name));
            findings.require(isThere && !isShared, "%s: has no ServiceAccount of its own", workload.id());
        });
    }

    private static void pod(Workload workload, Findings findings) {
        PodSpec pod = workload.pod();
        findings.require(
                Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                "%s: gets a token for the API server, and does not need it",
                workload.id());
        findings.require(
                pod.getHostNetwork() == null && pod.getHostPID() == null && pod.getHostIPC() == null,
                "%s: shares its machine's network or processes",
                workload.id());
        PodSecurityContext security =
                pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        findings.require(
                Boolean.TRUE.equals(security.getRunAsNonRoot())
                        && security.getRunAsUser() != null
                        && security.getRunAsUser() > 0,
                "%s: may run as root: runAsNonRoot and a numeric runAsUser are missing",
                workload.id());
        findings.require(
                security.getSeccompProfile() != null
                        && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
                "%s: may make any system call: seccompProfile RuntimeDefault is missing",
                workload.id());
    }

    private static void container(Workload workload, Container container, Findings findings) {
        String place = workload.id() + ", container " + container.getName();
        SecurityContext security =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        findings.require(
                Boolean.FALSE.equals(security.getAllowPrivilegeEscalation())
                        && !Boolean.TRUE.equals(security.getPrivileged()),
                "%s: may gain privileges: allowPrivilegeEscalation: false is missing",
                place);
        findings.require(
                Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()),
                "%s: may write to its root file system: readOnlyRootFilesystem is missing",
                place);
        findings.require(
                security.getCapabilities() != null
                        && security.getCapabilities().getDrop().equals(List.of("ALL"))
                        && security.getCapabilities().getAdd().isEmpty(),
                "%s: keeps capabilities: drop ALL, and add none",
                place);
        findings.require(
                security.getRunAsUser() == null
                        && security.getRunAsNonRoot() == null
                        && security.getSeccompProfile() == null,
                "%s: overrides what its pod says about users and system calls",
                place);
    }
}
