package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;

/** A chapter has the same parts as every other, in the same order; more may stand between them. */
final class ChapterParts implements PageCheck {

    static final String PITFALLS = "Pitfalls that you can make happen";
    static final String QUESTIONS = "Check yourself";

    private static final List<String> PARTS = List.of(
            "What you will learn",
            "The problem, measured",
            "Predict",
            "The smallest change",
            "Measure",
            "Why prediction and measurement differ",
            "Exercises",
            PITFALLS,
            "What it still does not solve",
            QUESTIONS);

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        List<Section> parts = page.sections().stream()
                .filter(section -> section.level() == 2 && PARTS.contains(section.title()))
                .toList();
        for (int i = 1; i < parts.size(); i++) {
            Section part = parts.get(i);
            Section above = parts.get(i - 1);
            if (PARTS.indexOf(part.title()) <= PARTS.indexOf(above.title())) {
                faults.add(page.fault(
                        part.begin(), "`## %s` belongs above `## %s`".formatted(part.title(), above.title())));
            }
        }
        PARTS.stream()
                .filter(title -> parts.stream().noneMatch(part -> part.title().equals(title)))
                .forEach(title -> faults.add(page.fault(0, "the part `## %s` is missing".formatted(title))));
        page.sections().stream()
                .filter(section -> section.title().equals(PITFALLS))
                .filter(pitfalls -> page.sections().stream()
                        .noneMatch(section -> section.level() == 3
                                && section.begin() > pitfalls.begin()
                                && section.begin() < pitfalls.end()))
                .forEach(pitfalls ->
                        faults.add(page.fault(pitfalls.begin(), "each pitfall needs a heading of level 3")));
        return faults;
    }
}
