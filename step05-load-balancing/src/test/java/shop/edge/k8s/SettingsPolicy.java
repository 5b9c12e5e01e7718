package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Set;
import java.util.TreeSet;
import shop.config.ConfigurationFault;

/** The program reads all variables that it is given, and accepts them; what is secret is in the Secret, and documented. */
final class SettingsPolicy implements Policy {

    private final Programs programs;

    SettingsPolicy(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering.workloads().stream().filter(Workload::isOurs).forEach(workload -> {
            findings.require(
                    programs.of(workload).isPresent(), "%s: there is no program %s", workload.id(), workload.program());
            programs.of(workload).ifPresent(program -> settings(rendering, workload, program, findings));
        });
        Set<String> secret = K8sFolder.secret().keySet();
        rendering
                .workloads()
                .forEach(workload -> workload.containers().stream()
                        .flatMap(container -> container.getEnv().stream())
                        .forEach(variable -> secret(workload, variable, secret, findings)));
        rendering
                .all(ConfigMap.class)
                .flatMap(map -> map.getData().keySet().stream())
                .filter(secret::contains)
                .forEach(name -> findings.require(
                        false, "ConfigMap: %s is for everybody to read: it belongs in the Secret", name));
    }

    private static void settings(Rendering rendering, Workload workload, Program program, Findings findings) {
        ProgramEnvironment environment = ProgramEnvironment.of(rendering, workload);
        environment
                .missing()
                .forEach(name -> findings.require(false, "%s: there is no ConfigMap %s", workload.id(), name));
        try {
            Set<String> unknown = new TreeSet<>(environment.given());
            unknown.removeAll(environment.read(program).names());
            unknown.forEach(name -> findings.require(false, "%s: the program does not read %s", workload.id(), name));
            findings.require(
                    !environment.given().contains("SHOP_SEED"),
                    "%s: SHOP_SEED: what is deployed must not begin with orders that nobody placed",
                    workload.id());
        } catch (ConfigurationFault fault) {
            findings.require(false, "%s: the program would not start: %s", workload.id(), fault.getMessage());
        }
    }

    private static void secret(Workload workload, EnvVar variable, Set<String> secret, Findings findings) {
        findings.require(
                !secret.contains(variable.getName()) || variable.getValue() == null,
                "%s: %s is for everybody to read: it belongs in the Secret",
                workload.id(),
                variable.getName());
        ProgramEnvironment.inSecret(variable)
                .ifPresent(entry -> findings.require(
                        "shop".equals(entry.getName()) && secret.contains(entry.getKey()),
                        "%s: the guide makes no Secret %s with the key %s: see secret.env.example",
                        workload.id(),
                        entry.getName(),
                        entry.getKey()));
    }
}
