package shop.store;

import java.util.Optional;
import shop.model.NewUser;
import shop.model.Page;
import shop.model.User;

/** The registered users. Implementations are safe for use by many threads. */
public interface Users {

    /**
     * Registers a user.
     *
     * @throws DuplicateEmail if the e-mail address, compared without regard to case, is taken
     */
    User add(NewUser user);

    Optional<User> find(long id);

    /** Up to {@code limit} users with an id above {@code after}, by id. */
    Page<User> list(long after, int limit);
}
