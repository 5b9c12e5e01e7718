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
import shop.config.ConfigurationFault;
import shop.edge.ReadSettings;

/**
 * The variables that the shop's container gets, put together as the kubelet does.
 *
 * @param variables name and value
 * @param given the names of those that the manifests give; the rest is the image's
 * @param missing ConfigMaps that are not there
 */
record ShopEnvironment(Map<String, String> variables, Set<String> given, Set<String> missing) {

    static ShopEnvironment of(Rendering rendering, Workload shop) {
        Map<String, String> given = new TreeMap<>();
        Set<String> missing = new TreeSet<>();
        shop.mainContainer().getEnvFrom().stream()
                .map(source -> source.getConfigMapRef().getName())
                .forEach(name -> rendering
                        .all(ConfigMap.class)
                        .filter(map -> map.getMetadata().getName().equals(name))
                        .findFirst()
                        .ifPresentOrElse(map -> given.putAll(map.getData()), () -> missing.add(name)));
        Map<String, String> secret = K8sFolder.secret();
        for (EnvVar variable : shop.mainContainer().getEnv()) {
            given.put(
                    variable.getName(),
                    inSecret(variable)
                            .map(entry -> secret.getOrDefault(entry.getKey(), ""))
                            .orElse(variable.getValue()));
        }
        Map<String, String> all = new TreeMap<>(K8sFolder.image());
        all.putAll(given);
        return new ShopEnvironment(all, given.keySet(), missing);
    }

    /** The entry of a Secret that a variable's value is taken from. */
    static Optional<SecretKeySelector> inSecret(EnvVar variable) {
        return Optional.ofNullable(variable.getValueFrom()).map(EnvVarSource::getSecretKeyRef);
    }

    /** As the program reads them. @throws ConfigurationFault if it would not start */
    ReadSettings read() {
        return ReadSettings.from(variables);
    }

    /** As {@link #read}; empty if the program would not start, which {@link SettingsPolicy} reports. */
    Optional<ReadSettings> settings() {
        try {
            return Optional.of(read());
        } catch (ConfigurationFault fault) {
            return Optional.empty();
        }
    }
}
