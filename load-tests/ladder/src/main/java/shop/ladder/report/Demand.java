package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the mean request of the mix takes of a resource, measured with a single user, so that nothing waits in a queue.
 *
 * @param servers how many requests the resource serves at once: connections, cores
 * @param ms how long a request occupies one of them, in milliseconds
 */
public record Demand(int servers, double ms) {

    /** Requests per second beyond which this resource is the bottleneck (the bottleneck law: servers / demand). */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double limit() {
        return servers * 1000 / ms;
    }
}
