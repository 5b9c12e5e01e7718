package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.model.NewProduct;
import shop.model.OrderLine;
import shop.model.Product;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.JdbcCatalog;
import shop.store.JdbcStock;
import shop.store.Query;
import shop.store.StoreUnavailable;
import shop.store.WatchedConnections;

/** Exercise 2.5: nothing is sold that is not there, and nothing is refused that is, however many buyers there are. */
@Tag("exercise-2.5")
@Timeout(30)
class StockTest {

    private static final Query BUY_ONE = new Query("UPDATE products SET stock = stock - 1 WHERE id = ?");
    private static final Query BE_QUICK = new Query("SET LOCAL lock_timeout = 500");

    @AutoClose
    private static final TestPostgres SERVER = new TestPostgres(5);

    private final Database database = new Database(SERVER.connections());
    private final Catalog catalog = new JdbcCatalog(database);
    private final JdbcStock stock = new JdbcStock();
    private int rivalBought;

    @Test
    void lastItem_isNotSoldAgain_ifAnotherBuysItRightBeforeTheUpdate() {
        Product product = catalog.add(new NewProduct("Last teapot", 1_999, 1));

        boolean sold = !soldOutWithRival(product);

        int left = left(product);
        assertThat((sold ? 1 : 0) + rivalBought)
                .as("teapots sold, of which there was one (stock now %d)", left)
                .isEqualTo(1);
        assertThat(left).isZero();
    }

    @Test
    void itemOfWhichThereAreMore_isSold_thoughAnotherBuysOneRightBeforeTheUpdate() {
        Product product = catalog.add(new NewProduct("Cup", 300, 5));

        boolean soldOut = soldOutWithRival(product);

        assertThat(soldOut).as("a cup is refused though there are some").isFalse();
        assertThat(left(product)).as("cups left of 5").isEqualTo(4 - rivalBought);
    }

    @Test
    void fortyBuyersOfTenItems_getTen() throws Exception {
        Product product = catalog.add(new NewProduct("Saucer", 150, 10));
        Callable<Boolean> buyer = () -> !soldOut(database, product, 1);

        assertThat(trueOnes(Collections.nCopies(40, buyer)))
                .as("saucers sold to 40 buyers, of which there were 10")
                .isEqualTo(10);
        assertThat(left(product)).isZero();
    }

    @Test
    void firstLineOfWhichThereAreTooFew_isTold() {
        Product plenty = catalog.add(new NewProduct("Spoon", 100, 9));
        Product few = catalog.add(new NewProduct("Fork", 100, 2));
        OrderLine tooMany = new OrderLine(few.id(), 3, 100);

        Optional<OrderLine> told =
                database.transaction(lent -> stock.take(lent, List.of(new OrderLine(plenty.id(), 9, 100), tooMany)));

        assertThat(told).hasValue(tooMany);
        assertThat(soldOut(database, few, 2)).as("2 of 2 forks are refused").isFalse();
    }

    /** It has the same statements, and SQLite. */
    @Test
    void firstStage_sellsWhatIsThere_andNoMore() throws SQLException {
        try (OneConnection connection = InMemory.shop()) {
            Database sqlite = new Database(connection);
            Product product = new JdbcCatalog(sqlite).add(new NewProduct("Teapot", 1_999, 2));

            assertThatCode(() -> soldOut(sqlite, product, 2))
                    .as("a sale in stage 1, which has this JdbcStock too, and SQLite")
                    .doesNotThrowAnyException();
            assertThat(soldOut(sqlite, product, 1))
                    .as("a third of two teapots is refused in stage 1")
                    .isTrue();
        }
    }

    /** Buys one; a rival does so right before the update, unless the row is locked by then. */
    private boolean soldOutWithRival(Product product) {
        Database watched = new Database(WatchedConnections.of(SERVER.connections(), (lent, sql) -> {
            if (sql.startsWith("UPDATE products")) {
                buyQuickly(product);
            }
        }));
        return soldOut(watched, product, 1);
    }

    private void buyQuickly(Product product) {
        try {
            rivalBought = database.transaction(rival -> {
                BE_QUICK.update(rival);
                return BUY_ONE.update(rival, product.id());
            });
        } catch (StoreUnavailable locked) {
            rivalBought = 0;
        }
    }

    private boolean soldOut(Database database, Product product, int units) {
        return database.transaction(lent -> stock.take(
                        lent, List.of(new OrderLine(product.id(), units, product.priceCents())))
                .isPresent());
    }

    private int left(Product product) {
        return catalog.find(product.id()).orElseThrow().stock();
    }

    private static long trueOnes(List<Callable<Boolean>> calls) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            long count = 0;
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                count += call.get() ? 1 : 0;
            }
            return count;
        } finally {
            threads.shutdownNow();
        }
    }
}
