package shop.edge.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Changes a copy of a manifest, so that one can see who notices. Not safe for use by many threads. */
public final class Change {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode tree;

    private Change(JsonNode tree) {
        this.tree = tree;
    }

    static Manifest of(Manifest manifest, Consumer<Change> change) {
        JsonNode copy = manifest.tree().deepCopy();
        change.accept(new Change(copy));
        return ManifestReader.STRICT.read(copy);
    }

    /**
     * Puts a value, in JSON, at a place, such as /spec/template/spec/containers/0/image; the index after an
     * array's last adds to it.
     */
    public Change set(String place, String json) {
        JsonPointer pointer = JsonPointer.compile(place);
        JsonPointer parent = pointer.head();
        JsonNode value = parse(json);
        if (tree.at(parent) instanceof ArrayNode array) {
            int index = pointer.last().getMatchingIndex();
            if (index == array.size()) {
                array.add(value);
            } else {
                array.set(index, value);
            }
        } else {
            ((ObjectNode) tree).withObject(parent).set(pointer.last().getMatchingProperty(), value);
        }
        return this;
    }

    /** Takes away what is at a place. */
    public Change remove(String place) {
        JsonPointer pointer = JsonPointer.compile(place);
        if (tree.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("there is nothing at " + place);
        }
        if (tree.at(pointer.head()) instanceof ArrayNode array) {
            array.remove(pointer.last().getMatchingIndex());
        } else {
            ((ObjectNode) tree.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        }
        return this;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }
}
