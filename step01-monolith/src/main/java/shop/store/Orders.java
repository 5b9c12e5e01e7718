package shop.store;

import java.util.Optional;
import shop.model.Order;
import shop.model.Page;

/** The placed orders, for reading. Implementations are safe for use by many threads. */
public interface Orders {

    Optional<Order> find(long id);

    /** Up to {@code limit} orders of a user with an id above {@code after}, by id; empty for an unknown user. */
    Page<Order> ofUser(long userId, long after, int limit);
}
