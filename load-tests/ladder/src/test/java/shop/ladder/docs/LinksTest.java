package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final SamplePages checkout;
    private final Links links;

    LinksTest(@TempDir Path home) {
        this.checkout = new SamplePages(home.resolve("checkout"));
        this.links = new Links(home.resolve("checkout"));
    }

    @BeforeEach
    void otherFiles() throws IOException {
        checkout.write("docs/other.md", "# Other\n\n## The `pool`: 2.0\n\n## Again\n\n## Again\n\n```\n## Code\n```\n");
        checkout.write("docs/diagrams/a.svg", "<svg/>");
        checkout.write("step/Main.java", "class Main {}");
        checkout.write("step/target/report.html", "<p>");
        checkout.write("../outside.md", "# Outside\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](other.md)",
                "[x](other.md#the-pool-20)",
                "[x](other.md#again)",
                "[x](other.md#again-1)",
                "[x](#a-title)",
                "[x](../step/Main.java)",
                "[x](../step)",
                "[x][ref]\n\n[ref]: other.md#again",
                "[x](https://example.org/a#b)",
                "[x](http://127.0.0.1:8080/docs)",
                "![A shop](diagrams/a.svg)",
                "`[x](none.md)`"
            })
    void linkThatLeadsSomewhere_isNoFault(String link) {
        assertThat(checkout.faults(links, "# A title\n\nSee " + link + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[x](none.md)|none.md leads nowhere: there is no such file in a clean clone",
                "[x](other.md#none)|other.md#none leads nowhere: there is no such heading",
                "[x](other.md#again-2)|other.md#again-2 leads nowhere: there is no such heading",
                "[x](other.md#code)|other.md#code leads nowhere: there is no such heading",
                "[x](#none)|#none leads nowhere: there is no such heading",
                "[x](../step/Main.java#L1)|../step/Main.java#L1 leads nowhere: there is no such heading",
                "[x](../../outside.md)|../../outside.md leads nowhere: there is no such file in a clean clone",
                "[x](../step/target)|../step/target leads nowhere: there is no such file in a clean clone",
                "[x](../step/target/report.html)|../step/target/report.html leads nowhere: there is no such file in a clean clone",
                "[x](http://example.org/)|http://example.org/ is not https",
                "![A shop](diagrams/none.svg)|diagrams/none.svg leads nowhere: there is no such file in a clean clone",
                "![](diagrams/a.svg)|diagrams/a.svg has no alt text: say what the picture says"
            })
    void linkThatLeadsNowhere_isAFault(String link, String fault) {
        assertThat(checkout.faults(links, "# A title\n\nSee\n" + link + "\n"))
                .containsExactly("docs/page.md:4: " + fault);
    }

    @Test
    void linkOutOfTheCheckout_isAFault_alsoWhereItsFolderIsRelative() {
        Path home = Path.of("../..");
        Page page = new Page(home, home.resolve("docs/page.md"), "[x](../../../.) [y](../README.md)");

        assertThat(new Links(home).faultsOf(page))
                .extracting(Fault::what)
                .containsExactly("../../../. leads nowhere: there is no such file in a clean clone");
    }

    @Test
    void everyLinkOfALine_isLookedAt() {
        assertThat(checkout.faults(links, "| [a](a.md) | [b](b.md) |\n|---|---|\n| [c](c.md) | |\n"))
                .extracting(fault -> fault.substring(0, 19))
                .containsExactly("docs/page.md:1: a.m", "docs/page.md:1: b.m", "docs/page.md:3: c.m");
    }
}
