package shop.events.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The written description of events says what this program writes. */
class EventSchemaTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");
    private static final String ORDER_EVENTS = "order-events.schema.json";
    private static final String EMAIL_REQUESTS = "email-requests.schema.json";

    private final ObjectMapper mapper = new ObjectMapper();
    private final EventJson json = new EventJson();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    @Test
    void everyEvent_isWrittenAsTheSchemaSays() throws IOException {
        for (OrderEvent event : SampleEvents.KEPT.values()) {
            assertWrittenAs(ORDER_EVENTS, event, "/$defs/" + type(event));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEmailRequest_isWrittenAsTheSchemaSays(EmailRequest.Kind kind) throws IOException {
        assertWrittenAs(EMAIL_REQUESTS, new EmailRequest(SampleEvents.PAID.head(), kind, 7, 4_997), "");
    }

    @Test
    void keptEvents_areAsTheSchemaSays() throws IOException {
        for (String file : SampleEvents.KEPT.keySet()) {
            assertThat(faults(ORDER_EVENTS, SampleEvents.kept(file))).as(file).isEmpty();
        }
        assertThat(faults(EMAIL_REQUESTS, SampleEvents.kept(SampleEvents.KEPT_EMAIL)))
                .isEmpty();
    }

    @Test
    void examplesOfTheDocument_areTheKeptEvents() throws IOException {
        List<JsonNode> examples = new ArrayList<>();
        for (var example : EXAMPLE.matcher(Files.readString(DOCS.resolve("events.md")))
                .results()
                .toList()) {
            examples.add(mapper.readTree(example.group(1)));
        }

        assertThat(examples)
                .containsExactly(
                        mapper.readTree(SampleEvents.kept("order-placed.v1.json")),
                        mapper.readTree(SampleEvents.kept("order-paid.v1.json")),
                        mapper.readTree(SampleEvents.kept("order-rejected.v1.json")),
                        mapper.readTree(SampleEvents.kept(SampleEvents.KEPT_EMAIL)));
    }

    @Test
    void addedFields_areNoFault_andMissingOrWrongOnesAre() throws IOException {
        String paid = SampleEvents.kept("order-paid.v1.json");

        assertThat(faults(ORDER_EVENTS, paid.replace("\"chargeId\"", "\"currency\": \"EUR\", \"chargeId\"")))
                .isEmpty();
        assertThat(faults(ORDER_EVENTS, paid.replace("\"chargeId\"", "\"charge\"")))
                .isNotEmpty();
        assertThat(faults(ORDER_EVENTS, paid.replace("\"eventId\"", "\"id\""))).isNotEmpty();
        assertThat(faults(ORDER_EVENTS, paid.replace("1042", "\"1042\""))).isNotEmpty();
        assertThat(faults(ORDER_EVENTS, paid.replace("3f0e8a52-", ""))).isNotEmpty();
        assertThat(faults(ORDER_EVENTS, paid.replace("2026-11-01T", ""))).isNotEmpty();
        assertThat(faults(
                        EMAIL_REQUESTS,
                        SampleEvents.kept(SampleEvents.KEPT_EMAIL).replace("1042", "0")))
                .as("the head is in the other file")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ORDER_EVENTS, EMAIL_REQUESTS})
    void schema_isOne(String file) throws IOException {
        Schema draft = schemas.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(draft.validate(Files.readString(schemaFile(file)), InputFormat.JSON))
                .isEmpty();
    }

    /** @param own where in the schema the fields are that not all records have */
    private void assertWrittenAs(String schema, Object event, String own) throws IOException {
        String written = json.write(event);
        Set<String> described = fields(ORDER_EVENTS, "/$defs/head");
        described.addAll(fields(schema, own));

        assertThat(faults(schema, written)).as(written).isEmpty();
        assertThat(names(mapper.readTree(written))).isEqualTo(described);
    }

    private List<com.networknt.schema.Error> faults(String schema, String event) {
        return schemas.getSchema(SchemaLocation.of(schemaFile(schema).toUri().toString()))
                .validate(event, InputFormat.JSON);
    }

    private Set<String> fields(String schema, String pointer) throws IOException {
        return names(mapper.readTree(schemaFile(schema).toFile()).at(pointer).get("properties"));
    }

    private String type(OrderEvent event) throws IOException {
        return mapper.readTree(json.write(event)).get("type").textValue();
    }

    private static Path schemaFile(String name) {
        return DOCS.resolve("events").resolve(name).toAbsolutePath().normalize();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
