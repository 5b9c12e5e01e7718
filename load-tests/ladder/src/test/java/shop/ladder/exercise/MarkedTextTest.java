package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTextTest {

    private static final String REFERENCE = """
            class Pool {
                Connection lend() {
                    // exercise 2.1: begin
                    check();
                    return pool.getConnection();
                    // exercise 2.1: end
                    // starter: if (true) {
                    // starter:     throw new NotSolvedYet("2.1");
                    // starter:
                    // starter: }
                }
            }
            """;

    private static final String STARTED = """
            class Pool {
                Connection lend() {
                    // exercise 2.1: begin
                    if (true) {
                        throw new NotSolvedYet("2.1");

                    }
                    // exercise 2.1: end
                }
            }
            """;

    @Test
    void started_hasTheStarterInThePlaceOfTheSolution() {
        assertThat(MarkedText.parse(REFERENCE).started("2.1").text()).isEqualTo(STARTED);
    }

    @Test
    void startedAndPutBack_isAsBefore() {
        MarkedText reference = MarkedText.parse(REFERENCE);

        assertThat(reference.started("2.1").as(reference, "2.1").text()).isEqualTo(REFERENCE);
    }

    @Test
    void putBack_leavesWhatWasWrittenElsewhere() {
        String elsewhere = STARTED.replace("class Pool", "// more\nclass Pool");

        String solved = MarkedText.parse(elsewhere)
                .as(MarkedText.parse(REFERENCE), "2.1")
                .text();

        assertThat(solved).isEqualTo(REFERENCE.replace("class Pool", "// more\nclass Pool"));
    }

    @Test
    void otherExercises_stayAsTheyAre() {
        String two = REFERENCE + REFERENCE.replace("2.1", "2.2");

        MarkedText started = MarkedText.parse(two).started("2.2");

        assertThat(started.text()).isEqualTo(REFERENCE + STARTED.replace("2.1", "2.2"));
        assertThat(started.regionsOf("2.1")).singleElement().matches(Region::isReference);
        assertThat(started.regionsOf("2.2")).singleElement().matches(region -> !region.isReference());
    }

    @Test
    void oneExerciseInTwoPlaces_isStartedAndPutBackInBoth() {
        String two = REFERENCE + REFERENCE.replace("check()", "audit()");
        MarkedText reference = MarkedText.parse(two);

        assertThat(reference.started("2.1").text()).isEqualTo(STARTED + STARTED);
        assertThat(reference.started("2.1").as(reference, "2.1").text()).isEqualTo(two);
    }

    @Test
    void endsOfLines_areKept() {
        String windows = REFERENCE.replace("\n", "\r\n");

        assertThat(MarkedText.parse(windows).started("2.1").text()).isEqualTo(STARTED.replace("\n", "\r\n"));
    }

    @Test
    void mixedEndsOfLines_areKeptEach() {
        String mixed = REFERENCE.replace("class Pool {\n", "class Pool {\r\n");

        assertThat(MarkedText.parse(mixed).started("2.1").text())
                .isEqualTo(STARTED.replace("class Pool {\n", "class Pool {\r\n"));
    }

    @Test
    void aCopyWithOtherMarks_isRefused() {
        MarkedText two = MarkedText.parse(REFERENCE + REFERENCE);

        assertThatThrownBy(() -> MarkedText.parse(STARTED).as(two, "2.1"))
                .isInstanceOf(Refusal.class)
                .hasMessage("exercise 2.1 is marked 1 times here, and should be 2 times");
    }

    @Test
    void aMissingLastLineEnd_staysMissing() {
        assertThat(MarkedText.parse(REFERENCE.stripTrailing()).started("2.1").text())
                .isEqualTo(STARTED.stripTrailing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "--", "//"})
    void marks_areCommentsOfTheFilesLanguage(String comment) {
        String text = REFERENCE.replace("//", comment);

        assertThat(MarkedText.parse(text).started("2.1").text()).isEqualTo(STARTED.replace("//", comment));
    }

    @Test
    void aRegion_knowsItsLines() {
        Region region = MarkedText.parse(REFERENCE).regions().get(0);

        assertThat(region.line()).isEqualTo(3);
        assertThat(region.code()).hasSize(2);
    }

    @Test
    void aMarkWithoutAnEnd_isAFault() {
        assertFault("// exercise 1.1: begin\ncode\n", "line 1: `// exercise 1.1: begin` has no end");
    }

    @Test
    void anEndThatWasNotBegun_isAFault() {
        assertFault("code\n// exercise 1.1: end\n", "line 2: `// exercise 1.1: end` ends what has not begun");
    }

    @Test
    void anExerciseWithinAnother_isAFault() {
        assertFault(
                "// exercise 1.1: begin\n// exercise 1.2: begin\n// exercise 1.2: end\n// exercise 1.1: end\n",
                "line 2: `// exercise 1.2: begin` stands before the end of exercise 1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// exercise 1.1: start",
                "// exercise 11: begin",
                "// exercise 1.1 : begin",
                "//exercise 1.1: begin",
                "# starter: nobody's"
            })
    void whatOnlyLooksLikeAMark_isAFault(String line) {
        assertFault(line + "\n", "line 1: `" + line + "` is no mark of an exercise, or stands in the wrong place");
    }

    private static void assertFault(String text, String message) {
        assertThatThrownBy(() -> MarkedText.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }
}
