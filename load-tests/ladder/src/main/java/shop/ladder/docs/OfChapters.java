package shop.ladder.docs;

import java.util.List;
import java.util.regex.Pattern;

/** A check that only the chapters have to pass. */
record OfChapters(PageCheck check) implements PageCheck {

    private static final Pattern CHAPTER = Pattern.compile("docs/\\d\\d-[^/]+\\.md");

    @Override
    public List<Fault> faultsOf(Page page) {
        return CHAPTER.matcher(page.name()).matches() ? check.faultsOf(page) : List.of();
    }
}
