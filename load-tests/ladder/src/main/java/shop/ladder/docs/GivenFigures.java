package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A figure with a unit comes from a run, or is named at the top of its page: {@code <!-- given: 400 ms, 5 % -->}. */
final class GivenFigures implements PageCheck {

    /** In words; `min` and `h` are those of the line that says how long a chapter takes. */
    private static final String UNIT_IN_WORDS =
            "(?:times|minutes?|hours?|percent|per\\s+cent|(?:[a-z]+\\s+){0,2}an?\\s+(?:second|minute|hour))(?!\\w)";

    /** Also in bold, and with a hyphen; a product of two numbers is none. */
    private static final Pattern FIGURE = Pattern.compile("(?<![\\w.,])" + Figures.NUMBER + "[*_]*(?:[\\s\u00a0]+|-)?"
            + "(?:×(?!\\s*\\d)|" + UNIT_IN_WORDS + "|" + UnmarkedText.UNIT + ")");

    @Override
    public List<Fault> faultsOf(Page page) {
        UnmarkedText text = new UnmarkedText(page);
        List<Fault> faults = new ArrayList<>(text.faults());
        FIGURE.matcher(text.text())
                .results()
                .map(figure -> page.fault(
                        figure.start(),
                        figure.group().replaceAll("[*_]", "").replaceAll("\\s+", " ") + UnmarkedText.FROM_NOWHERE))
                .forEach(faults::add);
        return faults;
    }
}
