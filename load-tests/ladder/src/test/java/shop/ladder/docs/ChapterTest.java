package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Manifest;

class ChapterTest {

    private static final String QUESTION = """
            <details>
            <summary>Why
            so?</summary>

            Because.

            - Indeed.

            </details>

            """;

    private static final String CHAPTER = """
            # 1. A shop

            <!-- given: 5 s -->

            It sells.

            **Time:** about 1 h 15 min: 50 min to read and try, 25 min for the exercises.

            ![A buyer asks
            the shop](diagrams/01-shop.svg)

            ## What you will learn
            Words.

            ## The problem, measured
            Words.

            ## Predict
            Words.

            ## The smallest change
            Words.

            ## Something more

            ## Measure
            Words.

            ## Why prediction and measurement differ
            Words.

            ## Exercises
            Words.

            ## Pitfalls that you can make happen

            ### A pit
            Type `./workshop run 1`.

            ### Another
            ```sh
            true
            ```

            ## What it still does not solve
            Words.

            ## Check yourself

            """ + QUESTION.repeat(5);

    private final Path home;
    private final List<PageCheck> checks;

    ChapterTest(@TempDir Path home) {
        this.home = home;
        Manifest manifest = new Manifest(List.of(exercise("1.1", 10), exercise("1.2", 15)));
        this.checks = Stream.of(new ChapterTop(manifest), new ChapterParts(), new ChapterQuestions())
                .<PageCheck>map(OfChapters::new)
                .toList();
    }

    private static Exercise exercise(String id, int minutes) {
        return new Exercise(
                id,
                "Do",
                Exercise.Level.CORE,
                minutes,
                "docs/01-shop.md#do",
                "Can.",
                "exercise-" + id,
                "T.t",
                null,
                List.of());
    }

    private List<String> faults(String file, String text) {
        Page page = new Page(home, home.resolve(file), text);
        return checks.stream()
                .flatMap(check -> check.faultsOf(page).stream())
                .map(Fault::toString)
                .toList();
    }

    @Test
    void chapterWithAllParts_hasNoFault() {
        assertThat(faults("docs/01-shop.md", CHAPTER)).isEmpty();
    }

    @Test
    void otherPages_areAsTheyLike() {
        assertThat(faults("docs/guide.md", "# Guide\n")).isEmpty();
        assertThat(faults("docs/01-shop.md", "# 1. A shop\n")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## Predict|## Guess|1: the part `## Predict` is missing",
                "## Something more|## Predict|24: `## Predict` belongs above `## The smallest change`",
                "## Exercises|## Measure|32: `## Measure` belongs above `## Why prediction and measurement differ`",
                "## Predict\\nWords.|## Predict|18: `## Predict` is empty",
                "###|Of|35: each pitfall needs a heading of level 3",
                "`./workshop run 1`|it|37: `### A pit` needs a command that makes it happen",
                "```sh|```text|40: `### Another` needs a command that makes it happen",
                "It sells.||1: say in a sentence or two below the title what the chapter is about",
                "**Time:**|Time:|1: below the title, write `**Time:** about 1 h 30 min: 40 min to read and try, 25 min for",
                "25 min for|30 min for|7: the exercises take 25 min by the manifest, not 30",
                "1 h 15 min|1 h 45 min|7: 50 + 25 min is not about 105 min",
                "diagrams/01-shop.svg|diagrams/02-shop.svg|7: below the line **Time:**, show the diagram: "
                        + "![What it says](diagrams/01-shop.svg)"
            })
    void chapterWithoutAPart_hasAFault(String part, String other, String fault) {
        String from = part.replace("\\n", "\n");
        assertThat(CHAPTER).contains(from);

        assertThat(faults("docs/01-shop.md", CHAPTER.replace(from, other == null ? "" : other)))
                .anySatisfy(found -> assertThat(found).startsWith("docs/01-shop.md:" + fault));
    }

    @ParameterizedTest
    @CsvSource({"5, true", "4, false", "8, true", "9, false"})
    void fiveToEightQuestions_areEnough(int questions, boolean enough) {
        String chapter = CHAPTER.replace(QUESTION, "") + QUESTION.repeat(questions);

        assertThat(faults("docs/01-shop.md", chapter).isEmpty()).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "so?</summary>|so</summary>",
                "Because.\\n\\n- Indeed.\\n\\n|",
                "</summary>\\n\\n|</summary>\\n",
                "</details>|"
            })
    void questionThatDoesNotUnfold_isAFault(String part, String other) {
        String from = part.replace("\\n", "\n");
        String broken = QUESTION.replace(from, other == null ? "" : other.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(QUESTION);

        assertThat(faults("docs/01-shop.md", CHAPTER + broken))
                .singleElement()
                .asString()
                .contains(": a question is <details>, <summary>Question?</summary>");
    }
}
