package shop.ladder.docs;

import java.util.List;

/** A check that can put right a part of what it finds. */
interface Kept extends PageCheck {

    List<Edit> editsOf(Page page);
}
