package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import shop.ladder.exercise.Manifest;

/** Every {@code ./workshop} command in a page is one that the workshop understands. None is run. */
final class Commands implements PageCheck {

    private final CommandLine workshop;
    private final Manifest manifest;

    Commands(CommandLine workshop, Manifest manifest) {
        this.workshop = workshop;
        this.manifest = manifest;
    }

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        page.blocks().stream()
                .filter(block -> !block.language().equals("output"))
                .forEach(block -> wrong(block.code(), false).forEach(what -> faults.add(page.fault(block, what))));
        page.all(Code.class)
                .forEach(code -> wrong(code.getLiteral(), true).forEach(what -> faults.add(page.fault(code, what))));
        return faults;
    }

    private Stream<String> wrong(String text, boolean inASentence) {
        return new ShellText(text)
                .workshopCommands().stream()
                        .flatMap(arguments -> wrong(arguments, inASentence).stream()
                                .map(what -> "`./workshop %s` does not work: %s"
                                        .formatted(String.join(" ", arguments), what)));
    }

    /** @param inASentence where it may be named without what else it needs: "{@code ./workshop run} starts a stage" */
    private Optional<String> wrong(List<String> arguments, boolean inASentence) {
        try {
            return unknownExercise(workshop.parseArgs(arguments.toArray(String[]::new)));
        } catch (ParameterException e) {
            return inASentence && e instanceof MissingParameterException
                    ? Optional.empty()
                    : e.getMessage().lines().findFirst();
        }
    }

    /** The command line itself looks for it only when it runs. */
    private Optional<String> unknownExercise(ParseResult command) {
        return command.hasSubcommand()
                ? unknownExercise(command.subcommand())
                : command.matchedPositionals().stream()
                        .filter(parameter -> parameter.paramLabel().equals("EXERCISE"))
                        .flatMap(parameter -> parameter.originalStringValues().stream())
                        .filter(id -> manifest.find(id).isEmpty())
                        .map(id -> "there is no exercise " + id)
                        .findFirst();
    }
}
