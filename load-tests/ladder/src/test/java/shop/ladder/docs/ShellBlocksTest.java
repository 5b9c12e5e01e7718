package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellBlocksTest {

    private final SamplePages checkout;
    private final ShellBlocks blocks = new ShellBlocks();

    ShellBlocksTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @Test
    void commandsWithTheirOutput_areNoFault() {
        assertThat(checkout.faults(blocks, """
                ```sh shop
                ./workshop run 2
                ```

                ```sh
                for i in 1 2; do
                  curl -s $SHOP/products/$i
                done
                ```

                ```output
                for ever
                ```
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh ran|true|```sh ran is not known: sh, sh run, or sh shop",
                "sh|$ ./workshop run 2|show no prompt: readers copy the whole line",
                "output|true|```output stands directly below the ```sh that prints it, else it is ```text"
            })
    void otherBlocks_areAFault(String info, String code, String fault) {
        assertThat(checkout.faults(blocks, "```text\nx\n```\n\n```%s\n%s\n```\n".formatted(info, code)))
                .containsExactly("docs/page.md:5: " + fault);
    }

    @Test
    void outputBelowAnotherParagraph_isAFault() {
        assertThat(checkout.faults(blocks, "```sh\ntrue\n```\n\nIt prints\n\n```output\nx\n```\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:7: ```output stands directly below");
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", "… …", " …\n\n…"})
    void outputThatCanBeAnything_isAFault(String output) {
        assertThat(checkout.faults(blocks, "```sh\ntrue\n```\n\n```output\n" + output + "\n```\n"))
                .containsExactly("docs/page.md:5: this is true of whatever is printed: show a part that has to come");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one\n", "…\ntwo …\n"})
    void otherOutput_isNone(String output) {
        assertThat(checkout.faults(blocks, "```sh\ntrue\n```\n\n```output\n" + output + "```\n"))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its bash is not asked")
    void whatAShellDoesNotUnderstand_isAFault() {
        assertThat(checkout.faults(blocks, "```sh\nfor i in 1 2; do echo\n```\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:1: bash: -c: line ");
    }

    @Test
    void fourthShop_isAFault() {
        assertThat(checkout.faults(blocks, "```sh shop\n./workshop run 2\n```\n".repeat(4)))
                .containsExactly("docs/page.md:10: a page starts at most 3 shops: use one of those above");
    }
}
