package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.Paragraph;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Manifest;
import shop.ladder.markdown.PlainText;

/** A chapter begins with what it is about, how long it takes, and a picture. */
final class ChapterTop implements PageCheck {

    private static final Pattern TIME =
            Pattern.compile("(?m)^\\*\\*Time:\\*\\* about (?:(\\d+) h)? ?(?:(\\d+) min)?: (\\d+) min to read and try,"
                    + "\\s(\\d+) min for the exercises\\.$");

    /** So much more or less the sum may be than what is said of it, in minutes. */
    private static final int ABOUT = 10;

    private final Manifest manifest;

    ChapterTop(Manifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        String top = top(page);
        Optional<MatchResult> time = TIME.matcher(top).results().findFirst();
        if (time.isEmpty()) {
            faults.add(page.fault(
                    0,
                    "below the title, write `**Time:** about 1 h 30 min: 40 min to read and try, %d min for the exercises.`"
                            .formatted(exerciseMinutes(page))));
        } else {
            checkMinutes(page, time.get(), faults);
        }
        if (!hasIntroduction(page)) {
            faults.add(page.fault(0, "say in a sentence or two below the title what the chapter is about"));
        }
        int below = time.map(MatchResult::end).orElse(0);
        if (!picture(page).matcher(top).find(below)) {
            faults.add(page.fault(
                    below, "below the line **Time:**, show the diagram: ![What it says](%s)".formatted(diagram(page))));
        }
        return faults;
    }

    private static boolean hasIntroduction(Page page) {
        return page.all(Paragraph.class)
                .findFirst()
                .filter(first -> !PlainText.of(first).startsWith("Time:"))
                .isPresent();
    }

    /** All that stands above the first heading of level 2. */
    private static String top(Page page) {
        int end = page.sections().stream()
                .filter(section -> section.level() > 1)
                .findFirst()
                .map(Section::begin)
                .orElse(page.text().length());
        return page.text().substring(0, end);
    }

    private void checkMinutes(Page page, MatchResult time, List<Fault> faults) {
        int said = 60 * number(time.group(1)) + number(time.group(2));
        int reading = number(time.group(3));
        int exercises = number(time.group(4));
        if (exercises != exerciseMinutes(page)) {
            faults.add(page.fault(
                    time.start(),
                    "the exercises take %d min by the manifest, not %d".formatted(exerciseMinutes(page), exercises)));
        }
        if (Math.abs(said - reading - exercises) > ABOUT) {
            faults.add(page.fault(time.start(), "%d + %d min is not about %d min".formatted(reading, exercises, said)));
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private int exerciseMinutes(Page page) {
        return manifest.all().stream()
                .filter(exercise -> exercise.chapterFile().equals(page.name()))
                .mapToInt(Exercise::minutes)
                .sum();
    }

    private static Pattern picture(Page page) {
        return Pattern.compile("(?m)^!\\[[^]]+]\\(" + Pattern.quote(diagram(page)) + "\\)$");
    }

    private static String diagram(Page page) {
        return "diagrams/" + page.file().getFileName().toString().replace(".md", ".svg");
    }
}
