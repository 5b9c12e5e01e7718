package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenFiguresTest {

    private final SamplePages checkout;
    private final GivenFigures given = new GivenFigures();

    GivenFiguresTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "103 requests/s",
                "9 orders/s",
                "400 ms",
                "1,400 ms",
                "2 s",
                "2\ns",
                "0.5 s",
                "3 seconds",
                "10-second",
                "5 %",
                "5%",
                "2.8 ×",
                "3 times",
                "8 MB",
                "8 MiB",
                "8 GB",
                "64 KB",
                "20 µs",
                "20 μs",
                "64 kB",
                "37 orders a second",
                "37 paid orders a\nsecond",
                "160 a second",
                "12 minutes",
                "1 minute",
                "2 hours",
                "5 per cent",
                "5 percent",
                "**36** %"
            })
    void numberWithAUnit_isAFault(String figure) {
        assertThat(checkout.faults(given, "# Title\n\nIt is " + figure + " here."))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: " + figure.replace('\n', ' ').replace("*", "") + " comes from nowhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "35.9<!--=$stage1.throughput--> requests/s",
                "`sleep 2 s`",
                "five times",
                "8 services",
                "p95 % 3",
                "32 users",
                "3 × 5 = 15",
                "2 h 15 min",
                "3 services, each of them a second time",
                "<!-- 5 s -->"
            })
    void anythingElse_isNone(String words) {
        assertThat(checkout.faults(given, "It is " + words + " here.\n\n```text\n5 s\n```\n\n    5 s\n"))
                .isEmpty();
    }

    @Test
    void aCommentBehindANumber_hidesItNot() {
        assertThat(checkout.faults(given, "400<!-- x --> ms and 5<!-- y\n--> %"))
                .extracting(fault -> fault.substring(0, 23))
                .containsExactly("docs/page.md:1: 400 ms ", "docs/page.md:1: 5 % com");
    }

    @Test
    void figureInATable_isAFault() {
        assertThat(checkout.faults(given, "| a | b |\n|---|---|\n| x | 15 % |\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: 15 %");
    }

    @Test
    void givenFigure_isNone() {
        String page =
                "# Title\n\n<!-- given: 400 ms, 32 users, 20 s,\n  10 to 20 s -->\n\nA payment takes 400\nms, 32 users wait 10 to 20 s.";

        assertThat(checkout.faults(given, page)).isEmpty();
    }

    @Test
    void givenFigure_isNotPartOfAnother() {
        assertThat(checkout.faults(given, "# T\n<!-- given: 400 ms, 5 % -->\n\n400 ms, 5 %, 1,400 ms, 0.5 %, -5 %"))
                .extracting(fault -> fault.substring(0, 24))
                .containsExactly("docs/page.md:4: 1,400 ms", "docs/page.md:4: 0.5 % co", "docs/page.md:4: -5 % com");
    }

    @Test
    void entryWithoutAUnit_isAFault() {
        assertThat(checkout.faults(given, "# Title\n\n<!-- given: 400, 5 % -->\n\n400 orders, 5 %"))
                .containsExactly("docs/page.md:3: `400` is given without a unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# Title\n\nText\n\n", "# Title\n\n## Part\n\n", "# Title\n<!-- given: 3 s -->\n3 s\n"})
    void commentThatIsNotBelowTheTitle_isAFault(String above) {
        assertThat(checkout.faults(given, above + "<!-- given: 5 % -->\n\n5 %"))
                .singleElement()
                .asString()
                .endsWith(": what is given stands directly below the title");
    }

    @Test
    void entryThatDoesNotOccur_isAFault() {
        assertThat(checkout.faults(given, "# Title\n\n<!-- given: 400 ms, 5 % -->\n\n400 ms `5 %`"))
                .containsExactly("docs/page.md:3: `5 %` is given, and is not in the text: remove it");
    }
}
