package shop.edge.k8s;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A request to the shop. */
record Call(String method, String path) {

    /** For those who run the shop; and one that nobody knows yet. The shop answers with a slash at the end, too. */
    static final List<Call> OF_OPERATORS = Stream.of(
                    "/health/started", "/health/ready", "/health/live", "/metrics", "/new")
            .flatMap(path -> Stream.of(get(path), get(path + "/")))
            .toList();

    /** What the descriptions of the shop's API list, and these with their page. */
    static final Set<Call> OF_CUSTOMERS = Stream.of(
                    described("/shop/web/openapi.json"),
                    described("/shop/edge/sessions.openapi.json"),
                    Stream.of(get("/openapi.json"), get("/docs"), get("/docs/swagger-ui.css")))
            .flatMap(calls -> calls)
            .collect(toUnmodifiableSet());

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Call get(String path) {
        return new Call("GET", path);
    }

    private static Stream<Call> described(String resource) {
        try (InputStream description = Call.class.getResourceAsStream(resource)) {
            JsonNode paths = new ObjectMapper().readTree(description).path("paths");
            return paths.properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .map(call -> new Call(
                                    call.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{\\w+}", "1"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
