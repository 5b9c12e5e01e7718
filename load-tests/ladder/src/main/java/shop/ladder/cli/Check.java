package shop.ladder.cli;

import java.util.List;
import java.util.Optional;

/** Looks at one thing that the workshop needs of a machine. */
@FunctionalInterface
interface Check {

    Finding look();

    /** The first thing without which the work cannot start. */
    static Optional<Finding> firstMissing(List<Check> checks) {
        return checks.stream()
                .map(Check::look)
                .filter(finding -> finding.level() == Finding.Level.MISSING)
                .findFirst();
    }
}
