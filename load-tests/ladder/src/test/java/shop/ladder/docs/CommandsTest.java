package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.ladder.cli.Workshop;
import shop.ladder.exercise.Manifest;

class CommandsTest {

    private final SamplePages checkout;
    private final Commands commands;

    CommandsTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
        this.commands = new Commands(Workshop.commandLine(home), Manifest.ofThisWorkshop());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./workshop",
                "./workshop --help",
                "./workshop ladder --stages 1-3 --open",
                "DB_POOL_SIZE=0 ./workshop load 2",
                "./workshop start 2.4 && ./workshop check 2.4 | tee log.txt; ./workshop list > list.txt 2>&1 &",
                "./workshop load 5 \\\n  --simulation Drills # and a word more",
                "echo './workshop dance'",
                "curl -s $SHOP/products"
            })
    void commandOfTheWorkshop_isNoFault(String command) {
        assertThat(checkout.faults(commands, "```sh\n" + command + "\n```\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./workshop dance|`./workshop dance` does not work: Unmatched argument at index 0: 'dance'",
                "DB_POOL_SIZE=0 ./workshop load 2 --user 5|`./workshop load 2 --user 5` does not work: Unknown option",
                "true; ./workshop load 9|`./workshop load 9` does not work: Invalid value for positional parameter",
                "time ./workshop dance|`./workshop dance` does not work: Unmatched argument",
                "A=1 timeout 5 ./workshop dance|`./workshop dance` does not work: Unmatched argument",
                "! ./workshop dance|`./workshop dance` does not work: Unmatched argument",
                "if 2>&1 ./workshop dance; then|`./workshop dance` does not work: Unmatched argument",
                "./workshop start 9.9|`./workshop start 9.9` does not work: there is no exercise 9.9",
                "./workshop run|`./workshop run` does not work: Missing required parameter: 'STAGE'"
            })
    void anythingElse_isAFault(String command, String fault) {
        assertThat(checkout.faults(commands, "# Title\n\n```sh\n" + command + "\n```\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: " + fault);
    }

    @Test
    void commandInASentence_isLookedAt() {
        assertThat(checkout.faults(commands, "Start\n`./workshop dance` or `./workshop doctor`.\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:2: `./workshop dance`");
    }

    @Test
    void nameOfACommandInASentence_needsNoParameter() {
        assertThat(checkout.faults(commands, "`./workshop run` starts a stage.\n"))
                .isEmpty();
    }

    @Test
    void messageThatNamesACommand_isNone() {
        assertThat(checkout.faults(commands, "`Another ./workshop is building`\n"))
                .isEmpty();
    }

    @Test
    void whatIsPrinted_isNotTyped() {
        assertThat(checkout.faults(commands, "```output\n./workshop start 2.1  (A pool)\n```\n"))
                .isEmpty();
    }
}
