package shop.ladder.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks the numbers of a command line. */
final class Ranges {

    private Ranges() {}

    /** @throws ParameterException if the value is not from 1 to {@code most} */
    static void require(String option, int value, int most, CommandSpec command) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    command.commandLine(), "%s must be from 1 to %d, not %d".formatted(option, most, value));
        }
    }
}
