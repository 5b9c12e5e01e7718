package shop.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.cache.CacheSettings.Protection;
import shop.checkout.Checkout;
import shop.checkout.OneTransactionCheckout;
import shop.checkout.PaymentUnavailable;
import shop.checkout.Payments;
import shop.engines.postgres.PostgresEngine;
import shop.model.BasketLine;
import shop.model.Bestseller;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Product;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Catalog;
import shop.store.CatalogContract;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcUsers;
import shop.store.Users;
import shop.store.UsersContract;

/** The shop's store behind its cache, on a real Postgres and a real Redis. */
class CachedStoreTest extends OnRedis {

    private static Postgres postgres;
    private static Database database;

    private Cache cache;
    private CachedCatalog catalog;
    private long reads;

    @BeforeAll
    static void startPostgres() {
        PostgresEngine server = new PostgresEngine(guard);
        server.start();
        postgres = Postgres.open(new PostgresSettings(server.address(), 5, PATIENCE, Duration.ofSeconds(60)));
        database = new Database(postgres.connections());
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void openCache() {
        CacheSettings settings = new CacheSettings(
                Duration.ofMinutes(5), Duration.ofMinutes(1), 0.1, Protection.ONE_FLIGHT_ACROSS_REPLICAS);
        cache = new Cache(redis, settings, Clock.systemUTC());
        catalog = new CachedCatalog(new JdbcCatalog(database), cache);
    }

    @AfterEach
    void closeCache() {
        cache.close();
    }

    @Nested
    class CachedCatalogTest extends CatalogContract {
        @Override
        protected Database database() {
            return database;
        }

        @Override
        protected Catalog catalog() {
            return catalog;
        }
    }

    @Nested
    class CachedUsersTest extends UsersContract {
        @Override
        protected Users users() {
            return new CachedUsers(new JdbcUsers(database), cache);
        }
    }

    @Test
    @Tag("exercise-3.1")
    void secondLook_doesNotAskTheDatabase() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 10));
        catalog.find(cup.id());
        catalog.bestsellers();
        reads = database.use().getLent();

        assertThat(catalog.find(cup.id())).contains(cup);
        catalog.bestsellers();

        assertThat(database.use().getLent())
                .as("connections lent, after both were asked for again")
                .isEqualTo(reads);
        assertThat(cache.use().getHits()).isEqualTo(2);
        assertThat(cache.use().getMisses()).isEqualTo(2);
        assertThat(cache.use().getLoads()).isEqualTo(2);
    }

    @Test
    void productThatWasAskedForTooEarly_isFoundOnceItIsAdded() {
        long next = catalog.add(new NewProduct("Cup", 300, 10)).id() + 1;
        assertThat(catalog.find(next)).isEmpty();
        reads = database.use().getLent();
        assertThat(catalog.find(next)).as("that there is none is cached").isEmpty();
        assertThat(database.use().getLent()).isEqualTo(reads);

        Product saucer = catalog.add(new NewProduct("Saucer", 150, 5));

        assertThat(saucer.id()).isEqualTo(next);
        assertThat(catalog.find(next)).contains(saucer);
    }

    @Test
    void userThatWasAskedForTooEarly_isFoundOnceTheyAreRegistered() {
        Users users = new CachedUsers(new JdbcUsers(database), cache);
        long next = users.add(newUser()).id() + 1;
        assertThat(users.find(next)).isEmpty();

        assertThat(users.find(users.add(newUser()).id())).isPresent();
    }

    @Test
    @Tag("exercise-3.5")
    void buyer_seesTheStockThatTheirOrderLeft_whicheverReplicaTheyAsk() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 10));
        CachedCatalog otherReplica = new CachedCatalog(
                new JdbcCatalog(database),
                new Cache(
                        newRedis(),
                        new CacheSettings(Duration.ofMinutes(5), Duration.ofMinutes(1), 0, Protection.NONE),
                        Clock.systemUTC()));
        Checkout checkout = checkout((amount, key) -> "charge");

        for (int sold = 0; sold <= 10; sold++) {
            assertThat(catalog.find(cup.id()))
                    .as("the stock, after %d of 10 were sold", sold)
                    .map(Product::stock)
                    .contains(10 - sold);
            assertThat(otherReplica.find(cup.id())).map(Product::stock).contains(10 - sold);
            if (sold < 10) {
                checkout.place(order(cup), Optional.empty());
            }
        }
    }

    @Test
    void soldProduct_isCachedAgain_withoutAReader() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 10));

        checkout((amount, key) -> "charge").place(order(cup), Optional.empty());

        await().until(() -> direct.exists(CacheKey.of("product", cup.id()).entry()));
        reads = database.use().getLent();
        assertThat(catalog.find(cup.id())).map(Product::stock).contains(9);
        assertThat(database.use().getLent()).isEqualTo(reads);
    }

    @Test
    @Tag("exercise-3.5")
    void readerWhoCameDuringTheSale_doesNotLeaveTheOldStockInTheCache() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 10));
        Payments readerComesDuringThePayment = (amount, key) -> {
            assertThat(catalog.find(cup.id())).map(Product::stock).contains(10);
            return "charge";
        };

        checkout(readerComesDuringThePayment).place(order(cup), Optional.empty());

        assertThat(catalog.find(cup.id()))
                .as("after a sale, during which somebody looked at the product")
                .map(Product::stock)
                .contains(9);
    }

    @Test
    @Tag("exercise-3.5")
    void saleWhoseOutcomeIsNotKnown_isInvalidatedToo() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 10));
        String generation = CacheKey.of("product", cup.id()).generation();
        AtomicReference<String> during = new AtomicReference<>();
        Payments away = (amount, key) -> {
            during.set(direct.get(generation));
            throw new PaymentUnavailable("no answer", null);
        };

        assertThat(catchThrowable(() -> checkout(away).place(order(cup), Optional.empty())))
                .isInstanceOf(PaymentUnavailable.class);

        assertThat(direct.get(generation))
                .as("the product's generation, which each invalidation changes, after a sale that failed")
                .isNotEqualTo(during.get());
    }

    @Test
    void bestsellers_lagBehindTheOrders_untilTheyExpire() {
        Product cup = catalog.add(new NewProduct("Cup", 300, 1_000));
        catalog.bestsellers();

        checkout((amount, key) -> "charge")
                .place(new NewOrder(buyer(), List.of(new BasketLine(cup.id(), 900))), Optional.empty());
        assertThat(catalog.bestsellers()).extracting(Bestseller::productId).doesNotContain(cup.id());

        direct.del(CacheKey.of("bestsellers", "all").entry()); // as when it expires
        assertThat(catalog.bestsellers()).extracting(Bestseller::productId).contains(cup.id());
    }

    private Checkout checkout(Payments payments) {
        return new InvalidatingCheckout(new OneTransactionCheckout(database, payments, Clock.systemUTC()), catalog);
    }

    private NewOrder order(Product product) {
        return new NewOrder(buyer(), List.of(new BasketLine(product.id(), 1)));
    }

    private static long buyer() {
        return new JdbcUsers(database).add(newUser()).id();
    }

    private static NewUser newUser() {
        return new NewUser("Buyer", UUID.randomUUID() + "@shop.example");
    }
}
