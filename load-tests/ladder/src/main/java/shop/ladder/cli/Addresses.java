package shop.ladder.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command finds the servers of a shop: as the shell says, else those that {@code ./workshop run} has started.
 *
 * @param shell gives a variable's value or null
 */
record Addresses(RunningShops shops, UnaryOperator<String> shell) {

    /**
     * The addresses by their variables.
     *
     * @throws CannotStart if there is no such shop, or the shell says only a part: it would be mixed up with another shop's
     */
    Map<String, String> of(List<String> variables, CommandSpec command) throws IOException {
        List<String> missing = variables.stream().filter(name -> !isSet(name)).toList();
        if (missing.isEmpty()) {
            return variables.stream().collect(Collectors.toMap(name -> name, shell));
        }
        if (missing.size() < variables.size()) {
            throw new CannotStart(
                    command,
                    "%s is not set: set all of %s, or none and start `./workshop run 6` in another terminal"
                            .formatted(String.join(", ", missing), String.join(", ", variables)));
        }
        return shops.addresses(variables)
                .orElseThrow(() -> new CannotStart(
                        command,
                        "No shop of stage 6 runs: start `./workshop run 6` in another terminal, or set "
                                + String.join(" and ", variables)));
    }

    private boolean isSet(String name) {
        String value = shell.apply(name);
        return value != null && !value.isBlank();
    }
}
