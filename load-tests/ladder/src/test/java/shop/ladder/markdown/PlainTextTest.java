package shop.ladder.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "**Time:** about `2 h`=>Time: about 2 h",
                "[The pool](a.md), ![a box](b.svg)=>The pool, a box",
                "One\\nline=>One line",
                "One\\n\\n  \\nword=>One word",
                "```sh\\nls\\n```\\n\\nlists=>ls lists",
                "<summary>Why one?</summary>\\n\\nIt is easy=>Why one? It is easy",
                "|a|b|\\n|-|-|\\n|c|d|=>a b c d"
            })
    void words_standWithoutMarks_onOneLine(String text, String words) {
        assertThat(PlainText.of(Markdown.parse(text.replace("\\n", "\n")))).isEqualTo(words);
    }
}
