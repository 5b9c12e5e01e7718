package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a run took place.
 *
 * @param os name and version: {@code Linux 6.18}
 * @param cpu its model, or null where the system does not tell
 * @param cores logical processors that the JVM may use
 * @param memoryMiB physical memory, in MiB
 * @param jdk vendor's version: {@code 17.0.15+6}
 */
public record Machine(
        String os,
        @JsonInclude(JsonInclude.Include.NON_NULL) String cpu,
        int cores,
        long memoryMiB,
        String jdk) {}
