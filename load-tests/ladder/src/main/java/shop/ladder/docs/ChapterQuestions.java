package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A chapter ends with questions, whose answers are folded away. */
final class ChapterQuestions implements PageCheck {

    private static final int FEWEST = 5;
    private static final int MOST = 8;

    private static final String DETAILS = "<details>";
    private static final Pattern QUESTION = Pattern.compile(
            "(?s)" + DETAILS + "\n<summary>(?:(?!</summary>).)*[?.]</summary>\n\n(?!</details>)\\S.*?\n\n</details>\n");

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        for (Section section : page.sections()) {
            if (section.title().equals(ChapterParts.QUESTIONS)) {
                check(page, section, faults);
            }
        }
        return faults;
    }

    private static void check(Page page, Section section, List<Fault> faults) {
        String prose = page.prose();
        List<Integer> questions = Pattern.compile(DETAILS)
                .matcher(prose)
                .region(section.begin(), section.end())
                .results()
                .map(MatchResult::start)
                .toList();
        if (questions.size() < FEWEST || questions.size() > MOST) {
            faults.add(page.fault(
                    section.begin(), "has %d questions, not %d to %d".formatted(questions.size(), FEWEST, MOST)));
        }
        for (int i = 0; i < questions.size(); i++) {
            int end = i + 1 < questions.size() ? questions.get(i + 1) : section.end();
            if (!QUESTION.matcher(prose).region(questions.get(i), end).lookingAt()) {
                faults.add(page.fault(
                        questions.get(i),
                        "a question is <details>, <summary>Question?</summary> on a line of its own, an empty line, the"
                                + " answer, an empty line, </details>"));
            }
        }
    }
}
