package shop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

        assertThat(sample.fill(500)).isTrue();
        assertThat(sample.fill(500)).isFalse();

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

    private static long count(Database database, String table) {
        return database.query(connection ->
                        new Query("SELECT COUNT(*) FROM " + table).first(connection, row -> row.getLong(1)))
                .orElseThrow();
    }
}
