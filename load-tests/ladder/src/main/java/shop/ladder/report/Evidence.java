package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen while the load ran, to check the explanation by.
 *
 * @param cpu share of the machine's CPU time by process, 0 to 1 (all cores): {@code app}, {@code postgres},
 *     {@code redis}, {@code payment}, {@code generator}
 * @param poolWaitMs mean wait for a connection, or null where there is no pool
 * @param cacheHitRatio lookups answered by the cache, 0 to 1, or null where there is no cache
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(Map<String, Double> cpu, Double poolWaitMs, Double cacheHitRatio) {

    public Evidence {
        cpu = Collections.unmodifiableMap(new LinkedHashMap<>(cpu));
    }
}
