package shop.ladder.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line is right, but this machine is not ready for it; the message says what to do. */
final class CannotStart extends ParameterException {
    CannotStart(CommandSpec command, String message) {
        super(command.commandLine(), message);
    }
}
