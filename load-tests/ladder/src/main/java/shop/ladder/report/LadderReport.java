package shop.ladder.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A run of the ladder; {@link LadderJson} writes it as {@code ladder.json} with these names.
 *
 * @param measuredAt when the run began
 * @param commit the checkout's short commit id, with {@code +} behind it if files were changed; empty without git
 * @param stages the stages that were measured, in order
 * @param notRun the stages that were asked for and could not be measured, in order
 */
public record LadderReport(
        Instant measuredAt,
        Machine machine,
        String commit,
        Parameters parameters,
        List<StageResult> stages,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NotRun> notRun) {

    public LadderReport {
        stages = List.copyOf(stages);
        notRun = notRun == null ? List.of() : List.copyOf(notRun);
    }

    /** Whether every stage that was asked for ran and every audit holds. */
    public boolean holds() {
        return notRun.isEmpty()
                && stages.stream().allMatch(stage -> stage.audit().holds());
    }
}
