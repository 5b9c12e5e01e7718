package shop.ladder.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text file in which parts are marked as exercises. Keeps the ends of its lines, also if they are mixed. Immutable. */
public final class MarkedText {

    private static final Pattern MARK = Pattern.compile("\\s*(//|#|--) exercise (\\d\\.\\d): (begin|end)\\s*");
    private static final Pattern LOOKS_LIKE_A_MARK =
            Pattern.compile("\\s*(//|#|--)\\s*(exercise \\S+\\s*:.*|starter:.*)");

    private final List<String> lines;
    private final List<Region> regions;

    /** @param lines without the line feeds; a carriage return stays */
    private MarkedText(List<String> lines, List<Region> regions) {
        this.lines = lines;
        this.regions = regions;
    }

    /** @throws Refusal if the marks make no sense; the message names the line */
    public static MarkedText parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return new MarkedText(lines, new Reader(lines).regions());
    }

    /** Whether a text may hold an exercise; far quicker than to parse it. */
    static boolean isWorthALook(String text) {
        return text.contains(" exercise ") || text.contains(" starter:");
    }

    /** Whether a line belongs to the marks of an exercise, a starter included. */
    public static boolean isMark(String line) {
        return LOOKS_LIKE_A_MARK.matcher(line).matches();
    }

    /** In the order of the file. */
    public List<Region> regions() {
        return regions;
    }

    List<Region> regionsOf(String exercise) {
        return regions.stream()
                .filter(region -> region.exercise().equals(exercise))
                .toList();
    }

    public String text() {
        return String.join("\n", lines);
    }

    /** With the starter in an exercise's place. */
    public MarkedText started(String exercise) {
        return withRegions(exercise, Region::started);
    }

    /**
     * With an exercise as it is in another version of this file.
     *
     * @throws Refusal if marks of it are missing in one of the two
     */
    MarkedText as(MarkedText other, String exercise) {
        List<Region> theirs = new ArrayList<>(other.regionsOf(exercise));
        int ours = regionsOf(exercise).size();
        if (theirs.size() != ours) {
            throw new Refusal("exercise %s is marked %d times here, and should be %d times"
                    .formatted(exercise, ours, theirs.size()));
        }
        return withRegions(exercise, region -> theirs.remove(0));
    }

    private MarkedText withRegions(String exercise, UnaryOperator<Region> change) {
        List<String> changed = new ArrayList<>();
        int next = 0;
        for (Region region : regions) {
            int first = region.line() - 1;
            changed.addAll(lines.subList(next, first));
            Region here = region.exercise().equals(exercise) ? change.apply(region) : region;
            changed.addAll(here.lines());
            next = first + region.lines().size();
        }
        changed.addAll(lines.subList(next, lines.size()));
        return parse(changed.stream().collect(Collectors.joining("\n")));
    }

    /** Finds the regions of some lines. */
    private static final class Reader {

        private final List<String> lines;
        private final List<Region> regions = new ArrayList<>();
        private int at;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        List<Region> regions() {
            while (at < lines.size()) {
                Matcher mark = MARK.matcher(lines.get(at));
                if (mark.matches()) {
                    regions.add(region(mark.group(1), mark.group(2), mark.group(3)));
                } else if (isMark(lines.get(at))) {
                    throw fault("is no mark of an exercise, or stands in the wrong place");
                } else {
                    at++;
                }
            }
            return List.copyOf(regions);
        }

        private Region region(String comment, String exercise, String kind) {
            if (kind.equals("end")) {
                throw fault("ends what has not begun");
            }
            int begin = at++;
            while (at < lines.size() && !MARK.matcher(lines.get(at)).matches()) {
                at++;
            }
            int end = at++;
            if (end == lines.size()) {
                at = begin;
                throw fault("has no end");
            }
            if (!lines.get(end).strip().equals(comment + " exercise " + exercise + ": end")) {
                at = end;
                throw fault("stands before the end of exercise " + exercise);
            }
            List<String> starter = new ArrayList<>();
            while (at < lines.size() && Region.isStarter(lines.get(at), comment)) {
                starter.add(lines.get(at++));
            }
            return new Region(
                    exercise, begin + 1, lines.get(begin), lines.subList(begin + 1, end), lines.get(end), starter);
        }

        private Refusal fault(String what) {
            return new Refusal("line " + (at + 1) + ": `" + lines.get(at).strip() + "` " + what);
        }
    }
}
