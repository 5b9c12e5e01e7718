package shop.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    private static long count(Database database, String table) {
        return database.query(connection ->
                        new Query("SELECT COUNT(*) FROM " + table).first(connection, row -> row.getLong(1)))
                .orElseThrow();
    }
}
