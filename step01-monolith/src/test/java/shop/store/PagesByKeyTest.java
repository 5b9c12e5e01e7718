package shop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.model.NewProduct;
import shop.model.Page;
import shop.model.Product;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;

/** Exercise 1.3: pages have every product once, also if products come and go between two of them. */
@Tag("exercise-1.3")
@Timeout(10)
class PagesByKeyTest extends CatalogContract {

    private static final Query DELETE = new Query("DELETE FROM products WHERE id = ?");

    @AutoClose
    private final OneConnection connection = InMemory.shop();

    private final Database database = new Database(connection);
    private final Catalog catalog = new JdbcCatalog(database);

    /** Their names are in another order than their ids. */
    private final List<Product> added = IntStream.rangeClosed(1, 9)
            .mapToObj(i -> catalog.add(new NewProduct("Product " + (10 - i), 100, 1)))
            .toList();

    @Override
    protected Database database() {
        return database;
    }

    @Test
    void productsThatGoWhileOneReads_hideNoOther() {
        Page<Product> first = catalog.list(0, 3);
        delete(added.get(0));
        delete(added.get(1));

        assertThat(restFrom(first))
                .as("names on the pages after the first, when two products of the first were deleted meanwhile")
                .containsExactlyElementsOf(names(added.subList(3, 9)));
    }

    @Test
    void productsThatWentLongAgo_leaveNoGapInThePages() {
        delete(added.get(2));
        delete(added.get(4));

        Page<Product> first = catalog.list(0, 3);

        assertThat(names(first.items())).containsExactly("Product 9", "Product 8", "Product 6");
        assertThat(restFrom(first))
                .as("names on the pages after the first, when products 3 and 5 are not there")
                .containsExactly("Product 4", "Product 3", "Product 2", "Product 1");
    }

    @Test
    void productThatComesWhileOneReads_isOnALaterPage() {
        Page<Product> first = catalog.list(0, 3);
        Product late = catalog.add(new NewProduct("Latecomer", 100, 1));

        assertThat(restFrom(first)).hasSize(7).endsWith(late.name());
    }

    private List<String> restFrom(Page<Product> page) {
        List<String> names = new ArrayList<>();
        Long next = page.next();
        while (next != null) {
            Page<Product> following = catalog.list(next, 3);
            names.addAll(names(following.items()));
            assertThat(names).as("names on the pages after the first").doesNotHaveDuplicates();
            next = following.next();
        }
        return names;
    }

    private void delete(Product product) {
        database.query(lent -> DELETE.update(lent, product.id()));
    }

    private static List<String> names(List<Product> products) {
        return products.stream().map(Product::name).toList();
    }
}
