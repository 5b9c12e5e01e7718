package shop.edge.k8s;

import java.util.List;
import java.util.stream.Stream;

/** Rules for what is sent to a cluster. Safe for use by many threads. */
public record Policies(List<Policy> rules) {

    /** The rules for every step. */
    public static Policies of(Programs programs) {
        return new Policies(List.of(
                new ConnectionsPolicy(programs),
                new ImagesPolicy(),
                new LeastPrivilegePolicy(),
                new PortsPolicy(),
                new ProbesPolicy(programs),
                new ReferencesPolicy(),
                new ResourcesPolicy(),
                new RolloutPolicy(),
                new ScalingPolicy(),
                new SelectorsPolicy(),
                new SettingsPolicy(programs),
                new StopPolicy(programs),
                new WaysInPolicy()));
    }

    /** These, and one more. */
    public Policies and(Policy rule) {
        return new Policies(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    /** What all of them find. */
    List<String> violations(Rendering rendering) {
        Findings findings = new Findings();
        rules.forEach(rule -> rule.check(rendering, findings));
        return findings.lines();
    }
}
