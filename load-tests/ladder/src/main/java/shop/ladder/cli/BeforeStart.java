package shop.ladder.cli;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import shop.ladder.run.Stage;

/**
 * What is looked at before stages start, so that nobody waits for minutes to learn what their machine lacks.
 *
 * @param always for every stage
 * @param redis for the stages that have a cache
 */
record BeforeStart(List<Check> always, Check redis) {

    /** @throws CannotStart if something is missing without which these stages cannot start */
    void require(Collection<Stage> stages, CommandSpec command) {
        boolean cached = stages.stream().anyMatch(Stage::cached);
        Stream.concat(always.stream(), Stream.of(redis).filter(check -> cached))
                .map(Check::look)
                .filter(finding -> finding.level() == Finding.Level.MISSING)
                .findFirst()
                .ifPresent(finding -> {
                    throw new CannotStart(command, finding.inOneLine());
                });
    }
}
