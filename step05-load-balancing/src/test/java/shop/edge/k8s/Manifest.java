package shop.edge.k8s;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object of Kubernetes.
 *
 * @param tree as it is written
 * @param model the same, in the class of its kind
 */
public record Manifest(JsonNode tree, Object model) {

    /** Its kind and name, such as {@code Deployment shop}. */
    String id() {
        return id(tree);
    }

    static String id(JsonNode tree) {
        return (tree.path("kind").asText() + " "
                        + tree.path("metadata").path("name").asText())
                .strip();
    }
}
