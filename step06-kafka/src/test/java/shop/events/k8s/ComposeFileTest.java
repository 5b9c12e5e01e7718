package shop.events.k8s;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import shop.edge.k8s.K8sFolder;
import shop.edge.k8s.Kustomize;
import shop.edge.k8s.NeedsKustomize;
import shop.edge.k8s.Workload;

/** The compose file and the overlay {@code local} start the same servers. */
@NeedsKustomize
class ComposeFileTest {

    private final JsonNode services;
    private final Map<String, Workload> local;

    ComposeFileTest() throws IOException {
        services = new YAMLMapper().readTree(Path.of("compose.yaml").toFile()).path("services");
        local = Kustomize.render(K8sFolder.FOLDER.resolve("overlays/local")).workloads().stream()
                .filter(workload -> !workload.isOurs())
                .collect(toMap(Workload::name, workload -> workload));
    }

    @Test
    void servers_areTheSameImages() {
        assertThat(local.values())
                .isNotEmpty()
                .allSatisfy(server -> assertThat(
                                services.path(server.name()).path("image").asText())
                        .isEqualTo(server.image()));
    }

    @Test
    void broker_isOfTheVersionThatIsTestedHere() {
        assertThat(local.get("kafka").image()).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void brokers_differInTheNameByWhichTheyAreFoundOnly() {
        Map<String, String> here = new TreeMap<>();
        services.path("kafka")
                .path("environment")
                .properties()
                .forEach(variable ->
                        here.put(variable.getKey(), variable.getValue().asText()));
        Map<String, String> there =
                local.get("kafka").mainContainer().getEnv().stream().collect(toMap(EnvVar::getName, EnvVar::getValue));

        assertThat(here.remove("KAFKA_ADVERTISED_LISTENERS")).isEqualTo("CLIENTS://kafka:9092");
        assertThat(there.remove("KAFKA_ADVERTISED_LISTENERS")).isEqualTo("CLIENTS://kafka.shop.svc:9092");
        assertThat(here).isNotEmpty().isEqualTo(there);
    }
}
