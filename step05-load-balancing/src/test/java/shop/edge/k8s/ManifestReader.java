package shop.edge.k8s;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.Gateway;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads manifests as strictly as an API server with {@code --validate=strict} does: a field that its kind does not have,
 * however deep, is a fault, and so are a number where text belongs and a key that comes twice. Safe for use by many threads.
 */
final class ManifestReader {

    static final ManifestReader STRICT = new ManifestReader();

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            entry("v1 ConfigMap", ConfigMap.class),
            entry("v1 Namespace", Namespace.class),
            entry("v1 Service", Service.class),
            entry("v1 ServiceAccount", ServiceAccount.class),
            entry("apps/v1 Deployment", Deployment.class),
            entry("apps/v1 StatefulSet", StatefulSet.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            entry("networking.k8s.io/v1 Ingress", Ingress.class),
            entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            entry("networking.istio.io/v1 DestinationRule", DestinationRule.class),
            entry("networking.istio.io/v1 Gateway", Gateway.class),
            entry("networking.istio.io/v1 VirtualService", VirtualService.class),
            entry("argoproj.io/v1alpha1 Application", Application.class),
            entry("argoproj.io/v1alpha1 Rollout", Rollout.class),
            entry("keda.sh/v1alpha1 ScaledObject", ScaledObject.class),
            entry("kustomize.config.k8s.io/v1alpha1 Component", Kustomization.class),
            entry("kustomize.config.k8s.io/v1beta1 Kustomization", Kustomization.class),
            entry("kind.x-k8s.io/v1alpha4 Cluster", KindCluster.class));

    private final ObjectMapper yaml = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ObjectMapper strict = JsonMapper.builder()
            .annotationIntrospector(new NoAnySetter())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private ManifestReader() {}

    /** The models put what they do not know into a map; without that they refuse it. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    /**
     * All documents of a file or of what kustomize prints.
     *
     * @throws ManifestFault if it is no YAML, or one is wrong
     */
    List<Manifest> read(String text) {
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll().stream().map(this::read).toList();
        } catch (JsonProcessingException e) {
            throw new ManifestFault(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws ManifestFault if its kind is not known here, or has no such field or value */
    Manifest read(JsonNode tree) {
        String kind = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            throw new ManifestFault("no model for the kind '" + kind + "'");
        }
        try {
            Object object = strict.treeToValue(tree, model);
            lost(tree, strict.valueToTree(object), "").findFirst().ifPresent(path -> {
                throw new ManifestFault(Manifest.id(tree) + ": there is no field " + path);
            });
            return new Manifest(tree, object);
        } catch (UnrecognizedPropertyException e) {
            throw new ManifestFault(Manifest.id(tree) + ": there is no field " + path(e));
        } catch (JsonMappingException e) {
            throw new ManifestFault(Manifest.id(tree) + ": " + path(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new ManifestFault(Manifest.id(tree) + ": " + e.getOriginalMessage());
        }
    }

    /** What is not written again as it was read: where a model has one of several forms, it forgets what is in none. */
    private static Stream<String> lost(JsonNode read, JsonNode written, String path) {
        if (written.isMissingNode()) {
            return read.isNull() || read.isContainerNode() && read.isEmpty() ? Stream.empty() : Stream.of(path);
        }
        if (read.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            return read.properties().stream()
                    .flatMap(field -> lost(field.getValue(), written.path(field.getKey()), prefix + field.getKey()));
        }
        return IntStream.range(0, read.size())
                .boxed()
                .flatMap(index -> lost(read.get(index), written.path(index), path + "[" + index + "]"));
    }

    /** Such as spec.containers[0].image. */
    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
