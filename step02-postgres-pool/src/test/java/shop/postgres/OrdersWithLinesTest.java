package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.model.Order;
import shop.model.Page;
import shop.store.Database;
import shop.store.JdbcOrders;
import shop.store.OrdersContract;
import shop.store.WatchedConnections;

/** Exercise 2.3: a page of orders costs as many statements as a single order, not one for each. */
@Tag("exercise-2.3")
class OrdersWithLinesTest extends OrdersContract {

    @AutoClose
    private static final TestPostgres SERVER = new TestPostgres(2);

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final Database database =
            new Database(WatchedConnections.of(SERVER.connections(), (lent, sql) -> statements.add(sql)));

    @Override
    protected Database database() {
        return database;
    }

    @Test
    void pageOfTwentyOrders_isReadWithTwoStatementsAtMost() {
        List<Order> added = Stream.generate(() -> add(lines)).limit(21).toList();
        statements.clear();

        Page<Order> page = new JdbcOrders(database).ofUser(buyer, 0, 20);

        assertThat(statements).as("statements that read a page of 20 orders").hasSizeLessThanOrEqualTo(2);
        assertThat(page.items()).containsExactlyElementsOf(added.subList(0, 20));
        assertThat(page.next()).isEqualTo(added.get(19).id());
    }
}
