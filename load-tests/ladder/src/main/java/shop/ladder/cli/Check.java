package shop.ladder.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Looks at one thing that the workshop needs of a machine. */
@FunctionalInterface
interface Check {

    Finding look();

    /** @throws CannotStart if something is missing without which the work cannot start */
    static void requireAll(List<Check> checks, CommandSpec command) {
        for (Check check : checks) {
            Finding finding = check.look();
            if (finding.level() == Finding.Level.MISSING) {
                throw new CannotStart(command, finding.inOneLine());
            }
        }
    }
}
