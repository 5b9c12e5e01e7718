package shop.store;

import org.junit.jupiter.api.Nested;
import shop.checkout.CheckoutContract;

/** All that the shop asks of a database: the contracts of the store and of a sale. */
public abstract class StoreContract {

    /** A database with the shop's tables; may hold what other tests left. */
    protected abstract Database database();

    /** A database with the shop's tables, and nothing in them. */
    protected abstract Database emptyDatabase();

    @Nested
    class DatabaseTest extends DatabaseContract {
        @Override
        protected Database database() {
            return StoreContract.this.database();
        }
    }

    @Nested
    class UsersTest extends UsersContract {
        @Override
        protected Users users() {
            return new JdbcUsers(database());
        }
    }

    @Nested
    class CatalogTest extends CatalogContract {
        @Override
        protected Database database() {
            return StoreContract.this.database();
        }
    }

    @Nested
    class OrdersTest extends OrdersContract {
        @Override
        protected Database database() {
            return StoreContract.this.database();
        }
    }

    @Nested
    class SampleDataTest extends SampleDataContract {
        @Override
        protected Database emptyDatabase() {
            return StoreContract.this.emptyDatabase();
        }
    }

    @Nested
    class CheckoutTest extends CheckoutContract {
        @Override
        protected Database database() {
            return StoreContract.this.database();
        }
    }
}
