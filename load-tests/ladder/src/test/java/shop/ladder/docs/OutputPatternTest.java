package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "one\ntwo",
                "one\nthree\ntwo\n",
                "two\none",
                "One\ntwo\nthree",
                "one\ntwo\nthree\nfour"
            })
    void otherLines_doNotMatch(String output) {
        assertThat(new OutputPattern("one\ntwo\nthree\n").matches(output)).isFalse();
    }

    @Test
    void theSameLines_match_whateverStandsInvisiblyAtTheirEnds() {
        assertThat(new OutputPattern("one  \ntwo\n").matches("one\ntwo \r\n\n")).isTrue();
    }

    @Test
    void spacesAtTheBeginning_count() {
        assertThat(new OutputPattern("  one").matches("one")).isFalse();
        assertThat(new OutputPattern("\none").matches("one")).isFalse();
    }

    @Test
    void anEllipsisInALine_standsForAnyTextOfIt_butNotForAnotherLine() {
        OutputPattern pattern = new OutputPattern("after … s, … of them\n");

        assertThat(pattern.matches("after 0.25 s, 7 of them")).isTrue();
        assertThat(pattern.matches("after  s,  of them")).isTrue();
        assertThat(pattern.matches("after 0.25 s, 7 of us")).isFalse();
        assertThat(pattern.matches("after 0.25 s\nand 1 s, 7 of them")).isFalse();
    }

    @Test
    void anEllipsisAsALine_standsForAnyLines_alsoForNone() {
        OutputPattern pattern = new OutputPattern("first\n…\nlast\n");

        assertThat(pattern.matches("first\nlast")).isTrue();
        assertThat(pattern.matches("first\nlast\n\nlast")).isTrue();
        assertThat(pattern.matches("first\nlast\nafter it")).isFalse();
        assertThat(pattern.matches("before it\nfirst\nlast")).isFalse();
    }

    @Test
    void severalEllipses_leaveWhatStandsBetweenThemInItsOrder() {
        OutputPattern pattern = new OutputPattern("…\nb …\n…\nd\n…\n");

        assertThat(pattern.matches("a\nb 1\nb 2\nc\nd\ne")).isTrue();
        assertThat(pattern.matches("d\nb 1\nc")).isFalse();
    }

    @Test
    void signsOfRegularExpressions_standForThemselves() {
        assertThat(new OutputPattern("[ ] 1.1 (…)?").matches("[ ] 1.1 (Add)?")).isTrue();
        assertThat(new OutputPattern("[ ] 1.1 (…)?").matches("  1x1 (Add)")).isFalse();
    }

    @Test
    void noOutput_isExpectedByAnEmptyBlock() {
        assertThat(new OutputPattern("").matches("")).isTrue();
        assertThat(new OutputPattern("").matches("something")).isFalse();
    }
}
