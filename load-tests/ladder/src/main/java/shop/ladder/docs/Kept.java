package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;

/** A check that can put right a part of what it finds. */
abstract class Kept implements PageCheck {

    /** Finds what can be put right by itself, and what only a person can put right. */
    abstract void compare(Page page, List<Edit> edits, List<Fault> faults);

    final List<Edit> editsOf(Page page) {
        List<Edit> edits = new ArrayList<>();
        compare(page, edits, new ArrayList<>());
        return edits;
    }

    @Override
    public final List<Fault> faultsOf(Page page) {
        List<Edit> edits = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        compare(page, edits, faults);
        edits.forEach(edit -> faults.add(edit.fault(page)));
        return faults;
    }
}
