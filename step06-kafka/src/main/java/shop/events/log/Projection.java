package shop.events.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.store.StoreFailure;
import shop.store.StoreUnavailable;

/** What is derived from a topic. It keeps its places in the topic itself, in the transaction of what it derives. */
public interface Projection {

    /**
     * Where to read on in each of these partitions.
     *
     * @throws StoreUnavailable if that cannot be said at this moment
     * @throws StoreFailure if something is wrong with the store
     */
    Map<Integer, Long> places(Collection<Integer> partitions);

    /**
     * Makes the effects of these slices and moves on to their ends, all in one transaction. A slice that does not begin at
     * its partition's place has no effect: somebody else has moved the place.
     *
     * @param slices one for a partition at most
     * @return the partitions that were moved on
     * @throws StoreUnavailable if it cannot be done at this moment
     * @throws StoreFailure if something is wrong with the store
     */
    Set<Integer> apply(List<Slice> slices);
}
