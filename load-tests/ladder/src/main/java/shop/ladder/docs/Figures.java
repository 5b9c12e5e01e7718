package shop.ladder.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import shop.ladder.exercise.Refusal;

/** Keeps the measured figures of a page what the runs say: {@code 35.9<!--=$stage1.throughput--> requests/s}. */
final class Figures extends Kept {

    static final String NUMBER = "(?:(?<![^\\s(|])-)?(?:\\d[\\d.,]*\\d|\\d)";

    private static final Pattern MARK = Pattern.compile("(" + NUMBER + ")?<!--=(.*?)-->", Pattern.DOTALL);

    private final Measurements measurements;

    Figures(Measurements measurements) {
        this.measurements = measurements;
    }

    @Override
    void compare(Page page, List<Edit> edits, List<Fault> faults) {
        for (MatchResult mark : MARK.matcher(page.prose()).results().toList()) {
            String was = mark.group(1);
            String expression = mark.group(2).strip();
            try {
                String now = inWords(was, expression);
                if (!now.equals(was)) {
                    edits.add(new Edit(mark.start(1), mark.end(1), now, was + " is " + now + " (" + expression + ")"));
                }
            } catch (Refusal e) {
                faults.add(page.fault(mark.start(2), "`" + expression + "` " + e.getMessage()));
            }
        }
    }

    private String inWords(String was, String expression) {
        if (was == null) {
            throw new Refusal("has no number directly before it: write one, such as 0<!--=" + expression + "-->");
        }
        String now = measurements.inWords(expression);
        if (!now.matches(NUMBER)) {
            throw new Refusal("is `" + now + "`, which is not written as a number");
        }
        return now;
    }
}
