package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceMessagesTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsFilledIn_isLeftOpen() throws IOException {
        assertThat(messages("new Refusal(\"%s has %d\".formatted(a, b) + \" of \" + c)"))
                .containsExactly("… has … of …");
    }

    @Test
    void ofAChoice_bothAreMessages() throws IOException {
        assertThat(messages("new Refusal(a ? \"one\" : (b ? \"two\" : \"three \" + c))"))
                .containsExactlyInAnyOrder("one", "two", "three …");
    }

    @Test
    void ofAChoice_theOneThatIsMadeElsewhere_isNotFoundHere() throws IOException {
        assertThat(messages("System.err.println(a ? e.getMessage() : \"else\")"))
                .containsExactly("else");
    }

    @Test
    void whatIsPrintedElsewhere_isNone() throws IOException {
        assertThat(messages("System.out.println(\"Hello\")")).isEmpty();
    }

    private Set<String> messages(String expression) throws IOException {
        Files.writeString(
                folder.resolve("Any.java"), "class Any { Object any() { return %s; } }".formatted(expression));
        return SourceMessages.of(List.of(folder));
    }
}
