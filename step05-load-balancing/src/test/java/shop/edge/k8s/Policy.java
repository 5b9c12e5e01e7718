package shop.edge.k8s;

import java.util.List;

/** A rule for all that is sent to a cluster. Safe for use by many threads. */
@FunctionalInterface
interface Policy {

    /** All rules. */
    List<Policy> ALL = List.of(
            new ConnectionsPolicy(),
            new ImagesPolicy(),
            new LeastPrivilegePolicy(),
            new PortsPolicy(),
            new ProbesPolicy(),
            new ReferencesPolicy(),
            new ResourcesPolicy(),
            new RolloutPolicy(),
            new ScalingPolicy(),
            new SelectorsPolicy(),
            new SettingsPolicy(),
            new StopPolicy(),
            new WaysInPolicy());

    void check(Rendering rendering, Findings findings);

    /** What all rules find. */
    static List<String> violations(Rendering rendering) {
        Findings findings = new Findings();
        ALL.forEach(policy -> policy.check(rendering, findings));
        return findings.lines();
    }
}
