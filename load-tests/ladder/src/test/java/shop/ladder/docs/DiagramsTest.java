package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramsTest {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final Pattern FONT = Pattern.compile("font(?:-family)?:([^;}]*)");

    private static final String TWO_BOXES = """
            title = "A & B"

            [[box]]
            id = "a"
            column = 0
            row = 0
            text = "A"

            [[box]]
            id = "b"
            column = 1
            row = %d
            text = "B"

            [[arrow]]
            from = "a"
            to = "b"
            """;

    static List<Path> texts() {
        return new Diagrams(Path.of("../..")).texts();
    }

    static Stream<Path> pictures() {
        return texts().stream().map(Diagrams::picture);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void picture_isWhatItsTextSays(Path text) {
        assertThat(Diagrams.picture(text))
                .as("./workshop dev docs draws it anew")
                .hasContent(Diagrams.drawn(text));
    }

    @Test
    void everyPicture_hasAText() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../docs/diagrams"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(pictures().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_hasATitleAndIsAnImageToScreenReaders(Path picture) throws IOException {
        assertThat(Files.readString(picture))
                .contains("role=\"img\"")
                .containsPattern("<title id=\"title\">.{20,}</title>");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_asksNobodyForAnything(Path picture) throws IOException {
        assertThat(Files.readString(picture).replace(NAMESPACE, ""))
                .doesNotContain("//", "url(", "href", "@import", "<script");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_isInAFontThatEveryMachineHas(Path picture) throws IOException {
        assertThat(FONT.matcher(Files.readString(picture)).results().map(DiagramsTest::lastWord))
                .isNotEmpty()
                .containsOnly("sans-serif");
    }

    private static String lastWord(MatchResult font) {
        String value = font.group(1).strip();
        return value.substring(value.indexOf(' ') + 1);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void picture_hasNoMoreThanNinePartsSideBySide(Path text) throws IOException {
        assertThat(Diagram.parse(Files.readString(text)).boxes())
                .filteredOn(box -> box.in() == null)
                .hasSizeLessThanOrEqualTo(9);
    }

    @Nested
    class InAFolder {

        @TempDir
        private Path home;

        private Path text;
        private Path picture;

        @BeforeEach
        void createFolder() throws IOException {
            Path folder = Files.createDirectories(home.resolve("docs/diagrams"));
            text = folder.resolve("two.toml");
            picture = folder.resolve("two.svg");
        }

        @Test
        void pictureThatIsMissing_isDrawn() throws IOException {
            Files.writeString(text, TWO_BOXES.formatted(0));

            assertThat(new Diagrams(home).update()).containsExactly(picture);
            assertThat(picture).content().contains("<title id=\"title\">A &amp; B</title>");
        }

        @Test
        void pictureOfAnOlderText_isDrawnAnewOnce() throws IOException {
            Files.writeString(text, TWO_BOXES.formatted(0));
            new Diagrams(home).update();
            Files.writeString(text, TWO_BOXES.formatted(0).replace("A & B", "A and B"));

            assertThat(new Diagrams(home).update()).containsExactly(picture);
            assertThat(new Diagrams(home).update()).isEmpty();
        }

        @Test
        void arrowThatCannotBeStraight_isRefusedWithTheNameOfTheText() throws IOException {
            Files.writeString(text, TWO_BOXES.formatted(1));

            assertThatThrownBy(() -> new Diagrams(home).update())
                    .hasMessageContaining("two.toml")
                    .hasMessageContaining("no straight arrow");
        }

        @Test
        void keyThatIsNotKnown_isRefusedWithTheNameOfTheText() throws IOException {
            Files.writeString(text, TWO_BOXES.formatted(0).replace("row = 0", "line = 0"));

            assertThatThrownBy(() -> new Diagrams(home).update())
                    .hasMessageContaining("two.toml")
                    .hasMessageContaining("line");
        }
    }
}
