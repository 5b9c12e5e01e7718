package shop.ladder.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The pool|the-pool",
                "The `pool`: 2.0, N+1|the-pool-20-n1",
                "Exercise 1.2: *Keep* it_all|exercise-12-keep-it_all",
                "Größe - klein|größe---klein",
                "See [this](a.md#b)|see-this"
            })
    void anchor_isThatOfGitHub(String heading, String anchor) {
        assertThat(headings("# " + heading)).extracting(Heading::anchor).containsExactly(anchor);
    }

    @Test
    void headingsThatAreAlike_haveAnchorsOfTheirOwn() {
        assertThat(headings("# A\n\n# A-1\n\n# A\n\n# A\n\n# B\n"))
                .extracting(Heading::anchor)
                .containsExactly("a", "a-1", "a-2", "a-3", "b");
    }

    @Test
    void headings_areInOrder_withTheirLevelsAndWords() {
        assertThat(headings("# The `title`\n\nText\n\n### Detail *of* it\n\nPart\n----\n"))
                .extracting(heading -> heading.level() + " " + heading.words())
                .containsExactly("1 The title", "3 Detail of it", "2 Part");
    }

    @Test
    void headingsInListsAndQuotations_areHeadings_thoseInCodeAreNot() {
        assertThat(headings("> # Quoted\n\n- ## Listed\n\n```sh\n# Comment\n```\n"))
                .extracting(Heading::words)
                .containsExactly("Quoted", "Listed");
    }

    private static List<Heading> headings(String text) {
        return Headings.of(Markdown.parse(text));
    }
}
