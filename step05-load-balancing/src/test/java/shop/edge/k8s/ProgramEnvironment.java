package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.config.Environment;

/**
 * The variables that a program's container gets, put together as the kubelet does.
 *
 * @param variables name and value
 * @param given the names of those that the manifests give; the rest is the image's
 * @param missing ConfigMaps that are not there
 */
public record ProgramEnvironment(Map<String, String> variables, Set<String> given, Set<String> missing) {

    /** @param names of all variables that the program reads, set or not */
    public record Reading(Set<String> names, Program.Needs needs) {}

    public static ProgramEnvironment of(Rendering rendering, Workload workload) {
        Map<String, String> given = new TreeMap<>();
        Set<String> missing = new TreeSet<>();
        workload.mainContainer().getEnvFrom().stream()
                .map(source -> source.getConfigMapRef().getName())
                .forEach(name -> rendering
                        .all(ConfigMap.class)
                        .filter(map -> map.getMetadata().getName().equals(name))
                        .findFirst()
                        .ifPresentOrElse(map -> given.putAll(map.getData()), () -> missing.add(name)));
        Map<String, String> secret = K8sFolder.secret();
        for (EnvVar variable : workload.mainContainer().getEnv()) {
            given.put(
                    variable.getName(),
                    inSecret(variable)
                            .map(entry -> secret.getOrDefault(entry.getKey(), ""))
                            .orElse(variable.getValue()));
        }
        Map<String, String> all = new TreeMap<>(K8sFolder.image());
        all.putAll(given);
        return new ProgramEnvironment(all, given.keySet(), missing);
    }

    /** The entry of a Secret that a variable's value is taken from. */
    static Optional<SecretKeySelector> inSecret(EnvVar variable) {
        return Optional.ofNullable(variable.getValueFrom()).map(EnvVarSource::getSecretKeyRef);
    }

    /** As the program reads them. @throws ConfigurationFault if it would not start */
    Reading read(Program program) {
        Set<String> names = new TreeSet<>();
        Program.Needs needs = program.read(new Environment((String name) -> {
            names.add(name);
            return variables.get(name);
        }));
        return new Reading(names, needs);
    }
}
