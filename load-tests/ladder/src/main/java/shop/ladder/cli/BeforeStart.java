package shop.ladder.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import shop.ladder.run.Stage;

/**
 * What is looked at before stages start, so that nobody waits for minutes to learn what their machine lacks.
 *
 * @param always for every stage
 * @param exercises whether the reader's code is whole
 * @param redis for the stages that have a cache
 * @param memoryForCopies for the stages that run several copies of the shop
 * @param memoryForWorkers for those that run Kafka and workers as well
 */
record BeforeStart(List<Check> always, Check exercises, Check redis, Check memoryForCopies, Check memoryForWorkers) {

    /**
     * Looks, and tells what the reader should know of what is going to run.
     *
     * @throws CannotStart if something is missing without which these stages cannot start
     */
    void require(Collection<Stage> stages, CommandSpec command) {
        List<Check> needed = new ArrayList<>(always);
        if (stages.stream().anyMatch(Stage::cached)) {
            needed.add(redis);
        }
        if (stages.stream().anyMatch(Stage::balanced)) {
            needed.add(memoryForCopies);
        }
        if (stages.stream().anyMatch(Stage::settlesLater)) {
            needed.add(memoryForWorkers);
        }
        needed.stream()
                .map(Check::look)
                .filter(finding -> finding.level() == Finding.Level.MISSING)
                .findFirst()
                .ifPresent(finding -> {
                    throw new CannotStart(command, finding.inOneLine());
                });
        Finding code = exercises.look();
        if (code.level() == Finding.Level.WARNING) {
            command.commandLine().getErr().println(code.inOneLine());
        }
    }
}
