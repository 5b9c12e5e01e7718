package shop.ladder.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;

/**
 * What a picture shows. Its author says where each box stands, so that a part of the system stands at the same place in
 * every picture. Immutable.
 *
 * @param title what the picture is called
 */
record Diagram(
        String title,
        @JsonProperty("box") List<Box> boxes,
        @JsonProperty("arrow") List<Arrow> arrows) {

    private static final TomlMapper MAPPER = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** @throws IllegalArgumentException if the text is not a diagram */
    static Diagram parse(String toml) {
        try {
            return MAPPER.readValue(toml, Diagram.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if there is none of this id */
    Box box(String id) {
        return boxes.stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + title + "\" has no box " + id));
    }

    boolean hasNews() {
        return boxes.stream().anyMatch(Box::added) || arrows.stream().anyMatch(Arrow::added);
    }

    boolean hasEvents() {
        return arrows.stream().anyMatch(arrow -> arrow.kind() == Kind.EVENT);
    }

    /** Whether other boxes are in this one. */
    boolean hasParts(Box box) {
        return boxes.stream().anyMatch(other -> box.id().equals(other.in()));
    }

    /** Whether another arrow goes back from where this one goes to. */
    boolean hasReverse(Arrow arrow) {
        return arrows.stream()
                .anyMatch(other -> other.from().equals(arrow.to()) && other.to().equals(arrow.from()));
    }

    /**
     * A part of the system.
     *
     * @param in the id of the box that it is a part of, or null
     * @param column where it stands on the grid, from 0
     * @param row where it stands on the grid, from 0
     * @param columns how many columns it takes; 1 if nothing is said
     * @param rows how many rows it takes; 1 if nothing is said
     * @param copies how many of it there are; 1 if nothing is said
     * @param text its name, and in further lines what is to be said about it
     * @param added whether it is new at this stage
     */
    record Box(
            String id,
            String in,
            int column,
            int row,
            int columns,
            int rows,
            int copies,
            Shape shape,
            String text,
            @JsonProperty("new") boolean added) {

        Box {
            columns = Math.max(1, columns);
            rows = Math.max(1, rows);
            copies = Math.max(1, copies);
            shape = shape == null ? Shape.BOX : shape;
        }
    }

    /**
     * A call or an event, from one box to another.
     *
     * @param text what is said beside it; may be empty
     */
    record Arrow(
            String from,
            String to,
            Kind kind,
            String text,
            @JsonProperty("new") boolean added) {

        Arrow {
            kind = kind == null ? Kind.CALL : kind;
            text = text == null ? "" : text;
        }
    }

    enum Kind {
        CALL,
        /** Sent without waiting for what becomes of it. */
        EVENT,
        /** A call during which something scarce is held. */
        HOLDS
    }
}
