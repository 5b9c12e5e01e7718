package shop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.Environment;
import shop.model.Order;

/** What the sample data are on every database; needs one that is empty. */
public abstract class SampleDataContract {

    protected abstract Database emptyDatabase();

    @Test
    void emptyShop_isFilledOnce() {
        Database database = emptyDatabase();
        SampleData sample = new SampleData(database);

        sample.fill(500);
        sample.fill(500);

        assertThat(count(database, "users")).isEqualTo(SampleData.USERS);
        assertThat(count(database, "products")).isEqualTo(SampleData.PRODUCTS);
        assertThat(count(database, "orders")).isEqualTo(500);
        assertThat(count(database, "order_lines")).isEqualTo(2_000);
        assertThat(new JdbcCatalog(database).bestsellers()).hasSize(20);
        Order order = new JdbcOrders(database).find(17).orElseThrow();
        assertThat(order.totalCents())
                .isEqualTo(order.lines().stream()
                        .mapToLong(line -> line.quantity() * line.unitPriceCents())
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void withoutASeed_theShopIsEmpty(String seed) {
        Database database = emptyDatabase();

        new SampleData(database).fill(SampleData.pastOrders(new Environment(Map.of("SHOP_SEED", seed))));

        assertThat(count(database, "users")).isZero();
        assertThat(count(database, "products")).isZero();
    }

    @Test
    void seedOfOne_isOneOrderInAShopWithUsersAndProducts() {
        Database database = emptyDatabase();

        new SampleData(database).fill(1);

        assertThat(count(database, "users")).isEqualTo(SampleData.USERS);
        assertThat(count(database, "products")).isEqualTo(SampleData.PRODUCTS);
        assertThat(count(database, "orders")).isEqualTo(1);
    }

    @Test
    void severalThatFillItAtTheSameTime_fillItOnce() {
        Database database = emptyDatabase();

        List<CompletableFuture<Void>> fills = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> new SampleData(database).fill(20)))
                .limit(3)
                .toList();

        assertThat(fills).allSatisfy(fill -> assertThat(fill).succeedsWithin(Duration.ofMinutes(1)));
        assertThat(count(database, "users")).isEqualTo(SampleData.USERS);
        assertThat(count(database, "orders")).isEqualTo(20);
    }

    @Test
    void attemptThatWasRolledBack_doesNotKeepTheNextOneFromFillingIt() {
        Database database = emptyDatabase();
        assertThatThrownBy(() -> database.transaction(transaction -> {
                    for (int i = 0; i < 30; i++) {
                        new Query("INSERT INTO users (name, email) VALUES ('Ada', 'ada-' || ?)").update(transaction, i);
                        new Query("INSERT INTO products (name, price_cents, stock) VALUES ('Cup', 299, 1)")
                                .update(transaction);
                    }
                    throw new SQLException("killed here, for instance");
                }))
                .isInstanceOf(StoreFailure.class);

        new SampleData(database).fill(20);

        assertThat(count(database, "order_lines")).isEqualTo(80);
    }

    private static long count(Database database, String table) {
        return database.query(connection ->
                        new Query("SELECT COUNT(*) FROM " + table).first(connection, row -> row.getLong(1)))
                .orElseThrow();
    }
}
