package shop.edge.k8s;

/** A rule for all that is sent to a cluster. Safe for use by many threads. */
@FunctionalInterface
public interface Policy {
    void check(Rendering rendering, Findings findings);
}
