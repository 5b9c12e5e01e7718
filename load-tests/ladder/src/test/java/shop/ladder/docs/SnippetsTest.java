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

class SnippetsTest {

    private static final String JAVA = """
            class Pool {
                // tag::open[]
                void open() {
                    // exercise 2.1: begin
                    int size = 5;

                    grow(size);
                    // exercise 2.1: end
                    // starter: throw new NotSolvedYet("2.1");
                }
                // end::open[]

                // exercise 2.1: begin
                int limit = 1;
                // exercise 2.1: end
                // starter:
                // exercise 2.2: begin
                int other = 2;
                // exercise 2.2: end
                // starter: int other;
            }
            """;

    private final SamplePages checkout;
    private final Snippets snippets;

    SnippetsTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
        this.snippets = new Snippets(home);
    }

    @BeforeEach
    void sources() throws IOException {
        checkout.write("a/Pool.java", JAVA);
        checkout.write("a/x.sql", "-- tag::one[]\nSELECT 1;\n-- end::one[]\n");
        checkout.write("a/x.yaml", "a:\n  # tag::one[]\n  b: 1\n  # end::one[]\n");
        checkout.write("a/x.xml", "<a>\n  <!-- tag::one[] -->\n  <b/>\n  <!-- end::one[] -->\n</a>\n");
        checkout.write("a/broken.txt", "# tag::one[]\n# tag::two[]\n# end::two[]\n# end::two[]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/Pool.java#open|void open() {\\n    int size = 5;\\n\\n    grow(size);\\n}",
                "a/Pool.java#exercise-2.1/1|int size = 5;\\n\\ngrow(size);",
                "a/Pool.java#exercise-2.1/2|int limit = 1;",
                "a/Pool.java#exercise-2.2|int other = 2;",
                "a/x.sql#one|SELECT 1;",
                "a/x.yaml#one|b: 1",
                "a/x.xml#one|<b/>",
                "a/x.sql|SELECT 1;",
                "a/x.yaml|a:\\n  b: 1"
            })
    void region_isShownWithoutMarks(String reference, String code) {
        assertThat(checkout.updated(snippets, "<!-- snippet: " + reference + " -->\n```java\nold\n```\nText\n"))
                .isEqualTo("<!-- snippet: %s -->\n```java\n%s\n```\nText\n"
                        .formatted(reference, code.replace("\\n", "\n")));
    }

    @Test
    void emptyBlock_isFilled_asFarToTheRightAsItStands() {
        assertThat(checkout.updated(
                        snippets, "- x\n\n  <!-- snippet: a/Pool.java#exercise-2.1/1 -->\n  ```java\n  ```\n"))
                .endsWith("\n  ```java\n  int size = 5;\n\n  grow(size);\n  ```\n");
    }

    @Test
    void codeOfTheFile_isNoFault() {
        assertThat(checkout.faults(snippets, "<!-- snippet: a/x.sql#one -->\n```sql\nSELECT 1;\n```\n"))
                .isEmpty();
    }

    @Test
    void otherCode_isAFault() {
        assertThat(checkout.faults(snippets, "# Title\n\n<!-- snippet: a/x.sql#one -->\n```sql\nSELECT 2;\n```\n"))
                .containsExactly("docs/page.md:5: the code is not that of a/x.sql#one: run ./workshop dev docs");
    }

    @Test
    void exerciseUnderWay_isNotCompared() throws IOException {
        checkout.write("a/Pool.java", JAVA.replace("// starter: throw new NotSolvedYet(\"2.1\");\n", "\n"));

        assertThat(checkout.faults(snippets, "<!-- snippet: a/Pool.java#open -->\n```java\nas in the book\n```\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/None.java|there is no file a/None.java",
                "a/Pool.java#none|a/Pool.java needs one `tag::none[]` and below it one `end::none[]`",
                "a/broken.txt#one|a/broken.txt needs one `tag::one[]` and below it one `end::one[]`",
                "a/broken.txt#two|a/broken.txt needs one `tag::two[]` and below it one `end::two[]`",
                "a/Pool.java#exercise-2.3|a/Pool.java has 0 regions of exercise 2.3",
                "a/Pool.java#exercise-2.1/3|a/Pool.java has 2 regions of exercise 2.1",
                "a/Pool.java#exercise-2.1|a/Pool.java has 2 regions of exercise 2.1: say which one, #exercise-2.1/1"
            })
    void regionThatIsNotThere_isAFault(String reference, String fault) {
        assertThat(checkout.faults(snippets, "<!-- snippet: " + reference + " -->\n```java\nx\n```\n"))
                .containsExactly("docs/page.md:2: " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "yaml", "", "shell"})
    void codeFromNowhere_isAFault(String language) {
        assertThat(checkout.faults(snippets, "Text\n\n```" + language + "\nx\n```\n"))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: this block needs <!-- snippet: FILE#REGION --> above it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "sh shop", "output", "text"})
    void blockThatIsNotCode_needsNoSource(String language) {
        assertThat(checkout.faults(snippets, "Text\n\n```" + language + "\nx\n```\n"))
                .isEmpty();
    }

    @Test
    void commentWithoutABlock_isAFault() {
        assertThat(checkout.faults(snippets, "<!-- snippet: a/x.sql -->\n\nText\n"))
                .containsExactly("docs/page.md:1: a block must follow this comment: add an empty one");
    }
}
