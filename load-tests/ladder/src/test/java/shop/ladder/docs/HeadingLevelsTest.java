package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingLevelsTest {

    private final SamplePages checkout;
    private final HeadingLevels headingLevels = new HeadingLevels();

    HeadingLevelsTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @Test
    void headingsInSteps_withFoldedAnswers_areNoFault() {
        assertThat(checkout.faults(headingLevels, """
                # Title

                <!-- given: 5 s -->

                ## Part

                ### Detail of a `List<String>`

                ## Part

                <details>
                <summary>Why 5<!--=$x--> of them?</summary>

                Because **so**.

                </details>
                """)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## Part|1: `Part` is a heading of level 2, and level 1 is missing above it",
                "# Title\\n\\n### Detail|3: `Detail` is a heading of level 3, and level 2 is missing above it",
                "# Title\\n\\n# Other|3: `Other` is a second title",
                "# Title\\n\\n<div>x</div>|3: <div> is HTML: use Markdown",
                "# Title\\n\\nA<br>b|3: <br> is HTML: use Markdown",
                "# Title\\n\\n<summary>A `b`?</summary>|3: Markdown in a summary shows as it is typed: use plain words in `A `b`?`"
            })
    void otherPages_haveAFault(String text, String fault) {
        assertThat(checkout.faults(headingLevels, text.replace("\\n", "\n"))).contains("docs/page.md:" + fault);
    }
}
