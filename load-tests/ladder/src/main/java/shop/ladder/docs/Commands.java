package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import picocli.CommandLine;
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
                .forEach(block -> wrong(block.code()).forEach(what -> faults.add(page.fault(block, what))));
        page.all(Code.class)
                .forEach(code -> wrong(code.getLiteral()).forEach(what -> faults.add(page.fault(code, what))));
        return faults;
    }

    private Stream<String> wrong(String text) {
        return new ShellText(text)
                .workshopCommands().stream()
                        .flatMap(arguments -> wrong(arguments).stream()
                                .map(what -> "`./workshop %s` does not work: %s"
                                        .formatted(String.join(" ", arguments), what)));
    }

    private Optional<String> wrong(List<String> arguments) {
        try {
            ParseResult result = workshop.parseArgs(arguments.toArray(String[]::new));
            while (result.hasSubcommand()) {
                result = result.subcommand();
            }
            return result.matchedPositionals().stream()
                    .filter(parameter -> parameter.paramLabel().equals("EXERCISE"))
                    .flatMap(parameter -> parameter.originalStringValues().stream())
                    .filter(id -> manifest.find(id).isEmpty())
                    .map(id -> "there is no exercise " + id)
                    .findFirst();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage().lines().findFirst().orElse("see ./workshop --help"));
        }
    }
}
