package shop.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares JSON with the part of JSON Schema that the API's description uses for shapes: names, types and enums. */
record JsonShape(JsonNode description) {

    /** What does not fit, each with its place; empty if all does. */
    List<String> faults(JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        compare("", resolved(schema), value, faults);
        return faults;
    }

    /** What a {@code $ref} stands for, or the node itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private void compare(String at, JsonNode schema, JsonNode value, List<String> faults) {
        if (!typesOf(schema).contains(typeOf(value))) {
            faults.add(at + " is a " + typeOf(value) + ", not one of " + typesOf(schema));
        } else if (value.isObject()) {
            compareFields(at, schema, value, faults);
        } else if (value.isArray()) {
            value.forEach(item -> compare(at + "[]", resolved(schema.get("items")), item, faults));
        } else if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(at + " is " + value);
        }
    }

    private void compareFields(String at, JsonNode schema, JsonNode value, List<String> faults) {
        schema.get("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                faults.add(at + "." + name.textValue() + " is missing");
            }
        });
        value.properties().forEach(field -> {
            String place = at + "." + field.getKey();
            JsonNode described = schema.get("properties").get(field.getKey());
            if (described == null) {
                faults.add(place + " is not described");
            } else {
                compare(place, resolved(described), field.getValue(), faults);
            }
        });
    }

    private static List<String> typesOf(JsonNode schema) {
        JsonNode type = schema.get("type");
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(one -> types.add(one.textValue()));
        } else {
            types.add(type.textValue());
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase();
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
