package shop.edge.k8s;

import java.util.Map;
import java.util.Optional;
import shop.config.ConfigurationFault;

/**
 * The workshop's programs that manifests may run.
 *
 * @param byName as {@link Workload#program} names them
 */
public record Programs(Map<String, Program> byName) {

    Optional<Program> of(Workload workload) {
        return Optional.ofNullable(byName.get(workload.program()));
    }

    /**
     * What the settings of a workload come to; empty if it is none of the workshop's programs, or would not start, which
     * {@link SettingsPolicy} reports.
     */
    Optional<Program.Needs> needs(Rendering rendering, Workload workload) {
        try {
            return of(workload)
                    .map(program -> ProgramEnvironment.of(rendering, workload)
                            .read(program)
                            .needs());
        } catch (ConfigurationFault fault) {
            return Optional.empty();
        }
    }
}
