package shop.edge.k8s;

import java.util.ArrayList;
import java.util.List;

/** What policies have found wrong, a line each. Not safe for use by many threads. */
public final class Findings {

    private final List<String> lines = new ArrayList<>();

    /** Notes a line, as of {@link String#format}, if something is not as it must be. */
    public void require(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            lines.add(otherwise.formatted(values));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
