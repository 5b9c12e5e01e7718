package shop.ladder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import shop.engines.EngineFailed;
import shop.ladder.exercise.Refusal;
import shop.ladder.run.Stopped;

/** Says in one line what is wrong and what to do; a stack trace goes into a log file. */
final class ErrorMessages {

    /** So many of the last lines of a failed process are shown. */
    private static final int DETAILS = 10;

    private final Path log;
    private final boolean debug;

    /**
     * @param log where the stack trace of a failure goes
     * @param debug whether the person wants to see it, too
     */
    ErrorMessages(Path log, boolean debug) {
        this.log = log;
        this.debug = debug;
    }

    int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(message(problem, command));
        return ExitCode.USAGE;
    }

    private static String message(ParameterException problem, CommandLine command) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched, command);
        }
        String message = firstLine(problem.getMessage());
        return problem instanceof CannotStart ? message : message + help(command);
    }

    private static String unknown(UnmatchedArgumentException unmatched, CommandLine command) {
        String kind = unmatched.isUnknownOption()
                ? "option"
                : command.getSubcommands().isEmpty() ? "argument" : "command";
        List<String> suggestions = unmatched.getSuggestions();
        return "Unknown %s %s".formatted(kind, unmatched.getUnmatched().get(0))
                + (suggestions.isEmpty()
                        ? help(command)
                        : ": did you mean "
                                + String.join(" or ", suggestions.subList(0, Math.min(2, suggestions.size()))) + "?");
    }

    private static String help(CommandLine command) {
        return ". See " + command.getCommandSpec().qualifiedName() + " --help";
    }

    int failure(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof Stopped) {
            return ExitCode.SOFTWARE;
        }
        PrintWriter err = command.getErr();
        if (failure instanceof Refusal) {
            err.println(firstLine(failure.getMessage()));
            return ExitCode.USAGE;
        }
        if (failure instanceof EngineFailed engine) {
            err.println(firstLine(engine.getMessage()) + written(engine, engine.details()));
            List<String> details = engine.details().lines().toList();
            details.subList(Math.max(0, details.size() - DETAILS), details.size())
                    .forEach(line -> err.println("  " + line));
        } else {
            err.println("Unexpected: " + firstLine(failure.toString()) + written(failure, ""));
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        return ExitCode.SOFTWARE;
    }

    private String written(Exception failure, String details) {
        try {
            Files.createDirectories(log.getParent());
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(log))) {
                failure.printStackTrace(file);
                file.println(details);
            }
            return " (details in " + log + ")";
        } catch (IOException e) {
            return " (set WORKSHOP_DEBUG=1 for details)";
        }
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
