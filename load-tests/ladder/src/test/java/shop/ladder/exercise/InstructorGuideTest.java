package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the instructor's guide says about exercises is what the manifest says, and the minutes of its routes add up. */
class InstructorGuideTest {

    private static final Path GUIDE = Path.of("../../docs/instructor-guide.md");
    private static final Pattern EXERCISE = Pattern.compile("[1-6]\\.\\d");
    private static final int FROM = 0;
    private static final int MINUTES = 1;
    private static final int WHAT = 2;

    private final Manifest manifest = Manifest.ofThisWorkshop();
    private final List<List<List<String>>> tables = tables();

    @Test
    void exercisesOfTheTable_areThoseOfTheManifest() {
        assertThat(table("exercise")).extracting(row -> row.subList(0, 4)).containsExactlyElementsOf(exercises());
    }

    private List<List<String>> exercises() {
        return manifest.all().stream()
                .map(exercise -> List.of(
                        exercise.id(),
                        exercise.title(),
                        exercise.level().toString(),
                        String.valueOf(exercise.minutes())))
                .toList();
    }

    @Test
    void eachPartOfARoute_beginsWhenTheOneBeforeItEnds() {
        assertThat(routes()).isNotEmpty().allSatisfy(route -> {
            List<List<String>> parts = route.subList(0, route.size() - 1);
            List<String> ends = new ArrayList<>(List.of("0:00"));
            int sum = 0;
            for (List<String> part : parts) {
                sum += Integer.parseInt(part.get(MINUTES));
                ends.add(String.format(Locale.ROOT, "%d:%02d", sum / 60, sum % 60));
            }
            assertThat(route).extracting(row -> row.get(FROM)).isEqualTo(ends);
        });
    }

    @Test
    void exercisesOfARoute_takeAsLongAsTheManifestSays() {
        List<List<String>> parts = routes().stream()
                .flatMap(List::stream)
                .filter(row -> row.get(WHAT).matches("Exercises? [\\d., ]+"))
                .toList();

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(MINUTES)).isEqualTo(minutes(row.get(WHAT))));
    }

    @Test
    void sixWeeks_haveEveryExercise_andItsMinutes() {
        List<List<String>> weeks = table("week");

        assertThat(weeks)
                .allSatisfy(week -> assertThat(List.of(week.get(2), week.get(4)))
                        .isEqualTo(List.of(minutes(week.get(1)), minutes(week.get(3)))));
        assertThat(weeks.stream()
                        .flatMap(week -> Stream.of(week.get(1), week.get(3)))
                        .flatMap(this::named))
                .containsExactlyInAnyOrderElementsOf(manifest.all());
    }

    private String minutes(String cell) {
        return String.valueOf(named(cell).mapToInt(Exercise::minutes).sum());
    }

    private Stream<Exercise> named(String cell) {
        return EXERCISE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(id -> manifest.find(id).orElseThrow(() -> new AssertionError("no exercise " + id + ": " + cell)));
    }

    private List<List<List<String>>> routes() {
        return tables.stream()
                .filter(table -> table.get(0).get(FROM).equals("from"))
                .map(InstructorGuideTest::rows)
                .toList();
    }

    private List<List<String>> table(String firstColumn) {
        return tables.stream()
                .filter(table -> table.get(0).get(0).equals(firstColumn))
                .findFirst()
                .map(InstructorGuideTest::rows)
                .orElseThrow(() -> new AssertionError("no table begins with the column " + firstColumn));
    }

    /** Without the names of the columns and the line below them. */
    private static List<List<String>> rows(List<List<String>> table) {
        return table.subList(2, table.size());
    }

    /** Each table as its lines, and each line as its cells. */
    private static List<List<List<String>>> tables() {
        return Stream.of(read().split("\n(?!\\|)"))
                .map(block -> block.lines().filter(line -> line.startsWith("|")).toList())
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.stream().map(InstructorGuideTest::cells).toList())
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static String read() {
        try {
            return Files.readString(GUIDE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
