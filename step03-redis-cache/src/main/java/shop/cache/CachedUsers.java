package shop.cache;

import java.util.Optional;
import shop.model.NewUser;
import shop.model.Page;
import shop.model.User;
import shop.store.Users;

/**
 * Users behind a cache. A user never changes, so that nothing is stale but, if an invalidation was lost with a killed
 * program, the knowledge that there is no user of that id: for the rest of the TTL (300 s). Pages are not cached.
 */
public final class CachedUsers implements Users {

    private final Users users;
    private final CachedValues<Optional<User>> byId;

    public CachedUsers(Users users, Cache cache) {
        this.users = users;
        this.byId = cache.users();
    }

    @Override
    public User add(NewUser user) {
        User added = users.add(user);
        byId.invalidate(added.id()); // somebody may have asked for this id before
        return added;
    }

    @Override
    public Optional<User> find(long id) {
        return byId.get(id, () -> users.find(id));
    }

    @Override
    public Page<User> list(long after, int limit) {
        return users.list(after, limit);
    }
}
