package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;

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
        parts.stream()
                .filter(part -> isEmpty(page, part))
                .forEach(part -> faults.add(page.fault(part.begin(), "`## %s` is empty".formatted(part.title()))));
        parts.stream()
                .filter(part -> part.title().equals(PITFALLS))
                .forEach(pitfalls -> checkPitfalls(page, pitfalls, faults));
        return faults;
    }

    private static boolean isEmpty(Page page, Section part) {
        return page.text().substring(part.begin(), part.end()).lines().skip(1).allMatch(String::isBlank);
    }

    private static void checkPitfalls(Page page, Section part, List<Fault> faults) {
        List<Section> pitfalls = page.sections().stream()
                .filter(section -> section.level() == 3 && part.contains(section.begin()))
                .toList();
        if (pitfalls.isEmpty()) {
            faults.add(page.fault(part.begin(), "each pitfall needs a heading of level 3"));
        }
        pitfalls.stream()
                .filter(pitfall -> !canBeMade(page, pitfall))
                .forEach(pitfall -> faults.add(page.fault(
                        pitfall.begin(), "`### %s` needs a command that makes it happen".formatted(pitfall.title()))));
    }

    private static boolean canBeMade(Page page, Section pitfall) {
        return page.blocks().stream()
                        .anyMatch(block -> block.language().equals("sh") && pitfall.contains(block.begin()))
                || page.all(Code.class)
                        .anyMatch(code -> code.getLiteral().contains("./workshop ")
                                && pitfall.contains(code.getSourceSpans().get(0).getInputIndex()));
    }
}
