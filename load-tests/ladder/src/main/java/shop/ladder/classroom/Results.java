package shop.ladder.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Notebook;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.report.LadderReport;
import shop.ladder.report.Machine;

/**
 * What one learner has done and measured, as it is handed in.
 *
 * @param format the version of this form
 * @param name by which the learner wants to be called
 * @param machine on which the ladder was run, or, without such a run, this one
 * @param commit the checkout's, with {@code +} behind it if files were changed; empty without git
 * @param stages of the last run of the ladder; empty if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(
        int format,
        String name,
        Instant exportedAt,
        Machine machine,
        String commit,
        List<StageFigures> stages,
        List<Estimate> predictions,
        List<Attempt> exercises) {

    /** The version that this program writes and reads. */
    public static final int FORMAT = 1;

    /**
     * What the ladder said about a stage.
     *
     * @param throughput in requests per second
     * @param gain as a multiple of the stage before; null if that was not measured
     * @param ofLimit the throughput as a share of what was predicted
     * @param holds whether the audit holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StageFigures(
            int stage, double throughput, Double gain, double ofLimit, String limit, boolean holds) {}

    /**
     * How far the learner came with an exercise.
     *
     * @param checks how often it was checked
     * @param hints how many hints were taken
     */
    public record Attempt(String id, State state, int checks, int hints) {}

    public Results {
        stages = stages == null ? List.of() : List.copyOf(stages);
        predictions = predictions == null ? List.of() : List.copyOf(predictions);
        exercises = exercises == null ? List.of() : List.copyOf(exercises);
    }

    /**
     * Gathers them.
     *
     * @param ladder the last run, or null if there was none
     */
    static Results of(String name, Instant now, Machine machine, String commit, LadderReport ladder, Course course) {
        return new Results(
                FORMAT,
                name,
                now,
                machine,
                commit,
                ladder == null
                        ? List.of()
                        : ladder.stages().stream()
                                .map(stage -> new StageFigures(
                                        stage.stage(),
                                        stage.throughput(),
                                        stage.gain(),
                                        stage.ofLimit(),
                                        stage.limit(),
                                        stage.audit().holds()))
                                .toList(),
                course.notebook().predictions(),
                course.states().entrySet().stream()
                        .map(entry -> attempt(entry.getKey(), entry.getValue(), course.notebook()))
                        .toList());
    }

    private static Attempt attempt(Exercise exercise, State state, Notebook notebook) {
        Notebook.Entry entry = notebook.entry(exercise);
        return new Attempt(exercise.id(), state, entry.checks(), entry.hints());
    }
}
