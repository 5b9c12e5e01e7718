package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** A ScaledObject of KEDA: those fields of its definition, {@code scaledobjects.keda.sh}, that a workshop needs. */
public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Kind and version of the target may be missing: then it is a Deployment. */
    public record Spec(
            Target scaleTargetRef,
            Integer pollingInterval,
            Integer cooldownPeriod,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            List<Trigger> triggers) {}

    public record Target(String apiVersion, String kind, String name) {}

    public record Trigger(Type type, KafkaLag metadata) {}

    /** Of KEDA's triggers, those that are described here. */
    public enum Type {
        kafka
    }

    /** To the API server this is a map of any names and texts: it refuses no misspelt one, and KEDA takes its standard. */
    public record KafkaLag(
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String activationLagThreshold,
            String offsetResetPolicy,
            String version) {}
}
