package shop.ladder.docs;

import java.util.List;

/** One thing that every page must be. */
interface PageCheck {

    List<Fault> faultsOf(Page page);
}
