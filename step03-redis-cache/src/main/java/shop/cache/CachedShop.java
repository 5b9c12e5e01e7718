package shop.cache;

import java.time.Clock;
import shop.checkout.Checkout;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.Payments;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcOrders;
import shop.store.JdbcUsers;
import shop.store.Orders;
import shop.store.Users;

/** The shop on a database, with a cache in front of what is read often. */
public record CachedShop(Users users, CachedCatalog catalog, Orders orders, Checkout checkout) {

    /** Puts the cache between the shop and its database; orders are read from the database itself. */
    public static CachedShop over(Database database, Cache cache, Payments payments, Clock clock) {
        return over(
                new JdbcUsers(database),
                new JdbcCatalog(database),
                new JdbcOrders(database),
                new OneTransactionCheckout(database, payments, clock),
                cache);
    }

    /** Puts the cache between a shop and whatever it is on. */
    public static CachedShop over(Users users, Catalog catalog, Orders orders, Checkout checkout, Cache cache) {
        // tag::over[]
        CachedCatalog cached = new CachedCatalog(catalog, cache);
        return new CachedShop(
                new CachedUsers(users, cache), cached, orders, new InvalidatingCheckout(checkout, cached));
        // end::over[]
    }
}
