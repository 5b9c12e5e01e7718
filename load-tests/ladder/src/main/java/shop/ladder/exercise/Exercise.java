package shop.ladder.exercise;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exercise as the manifest describes it.
 *
 * @param id the step's number and its own: {@code 2.1}
 * @param minutes how long it takes, more or less
 * @param chapter the file, and the heading in it, that explain it: {@code docs/02-postgres-pool.md#exercise-21-...}
 * @param objective what one can do after it, and why that matters
 * @param tag the tests that prove it have this tag
 * @param fails one of them, as {@code Class.method}, which the starter makes fail
 * @param worth the command that shows what it does for the shop's speed; null if it is not about speed
 * @param hints from the first question to nearly the solution
 */
public record Exercise(
        String id,
        String title,
        Level level,
        int minutes,
        String chapter,
        String objective,
        String tag,
        String fails,
        String worth,
        List<String> hints) {

    /** How much it asks of the reader. */
    public enum Level {
        @JsonProperty("first touch")
        FIRST_TOUCH("first touch"),
        @JsonProperty("core")
        CORE("core"),
        @JsonProperty("hard")
        HARD("hard");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public Exercise {
        hints = hints == null ? List.of() : List.copyOf(hints);
    }

    /** The number of the step whose tests prove it. */
    public int step() {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }

    /** The file that explains it. */
    public String chapterFile() {
        return chapter.substring(0, chapter.indexOf('#'));
    }

    /** The command that begins it. */
    public String startInWords() {
        return "./workshop start %s  (%s)".formatted(id, title);
    }

    /** The settings with which its worth is measured, each as {@code NAME=value}. */
    List<String> settings() {
        return worth == null
                ? List.of()
                : Stream.of(worth.split(" "))
                        .takeWhile(word -> word.contains("="))
                        .toList();
    }

    @Override
    public String toString() {
        return "exercise " + id;
    }
}
