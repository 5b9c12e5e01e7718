package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured at one stage.
 *
 * @param stage its number, from 1
 * @param name the module's name without the number: {@code postgres-pool}
 * @param what what this stage has that the one before has not, as a short phrase: {@code Postgres and a pool of 5}
 * @param throughput requests per second that succeeded, over the measured window
 * @param predicted requests per second that the limit allows, computed from {@code demands}
 * @param limit the resource that sets the limit, as in {@code the one connection}, {@code database CPU}
 * @param gain throughput as a multiple of the stage before, or null if that one is not in this run
 * @param requests all that were answered or failed in the measured window
 * @param failed those without the answer that was expected
 * @param generatorBound whether the load generator, not the shop, ran out of CPU: the true limit is higher
 * @param explanation why the limit is what it is
 * @param demands what a request takes of each resource, by the resource's name, in the order to show them
 * @param notes whole sentences for the reader about what is peculiar here (a stage that gains nothing says what it buys)
 */
@JsonPropertyOrder({
    "stage",
    "name",
    "what",
    "throughput",
    "predicted",
    "limit",
    "ofLimit",
    "gain",
    "latencyMs",
    "requests",
    "failed",
    "audit",
    "evidence",
    "generatorBound",
    "explanation",
    "demands",
    "notes"
})
public record StageResult(
        int stage,
        String name,
        String what,
        double throughput,
        double predicted,
        String limit,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double gain,
        Latency latencyMs,
        long requests,
        long failed,
        Audit audit,
        Evidence evidence,
        boolean generatorBound,
        Explanation explanation,
        Map<String, Demand> demands,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

    public StageResult {
        demands = Collections.unmodifiableMap(new LinkedHashMap<>(demands));
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** The throughput as a share of what was predicted: 1 if the prediction came true. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double ofLimit() {
        return throughput / predicted;
    }

    /** The same result, compared with the stage before. */
    public StageResult withGain(double newGain) {
        return new StageResult(
                stage,
                name,
                what,
                throughput,
                predicted,
                limit,
                newGain,
                latencyMs,
                requests,
                failed,
                audit,
                evidence,
                generatorBound,
                explanation,
                demands,
                notes);
    }
}
