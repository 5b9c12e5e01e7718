package shop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.model.Bestseller;
import shop.model.NewProduct;
import shop.model.NewUser;
import shop.model.Order;
import shop.model.OrderLine;
import shop.model.OrderStatus;
import shop.model.Page;
import shop.model.Product;

/** What every implementation of {@link Catalog} does. */
public abstract class CatalogContract {

    /** The database in which {@link #catalog} has its products; may hold what other tests left. */
    protected abstract Database database();

    protected Catalog catalog() {
        return new JdbcCatalog(database());
    }

    @Test
    void addedProduct_isFound() {
        Product added = catalog().add(new NewProduct("Teapot", 1_999, 7));

        assertThat(added).isEqualTo(new Product(added.id(), "Teapot", 1_999, 7));
        assertThat(catalog().find(added.id())).contains(added);
    }

    @Test
    void unknownProduct_isNotFound() {
        assertThat(catalog().find(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void pages_followEachOtherWithoutGapOrOverlap() {
        List<Product> added = products(5);

        List<Product> listed = new ArrayList<>();
        Long after = added.get(0).id() - 1;
        while (after != null) {
            Page<Product> page = catalog().list(after, 2);
            listed.addAll(page.items());
            after = page.next();
        }

        assertThat(listed).containsExactlyElementsOf(added);
    }

    @Test
    void lastPageThatIsFull_hasNoNext() {
        List<Product> added = products(2);

        assertThat(catalog().list(added.get(0).id() - 1, 2).next()).isNull();
    }

    @Test
    void bestsellers_areTheTwentyWithMostUnits_mostFirst_equalOnesById() {
        List<Product> sold = products(22);
        int enormous = 1_000_000;
        for (int i = 0; i < sold.size(); i++) {
            sell(sold.get(i), enormous + (i == 0 ? 5 : i / 2));
            sell(sold.get(i), 1);
        }

        List<Bestseller> expected = IntStream.range(0, sold.size())
                .mapToObj(
                        i -> new Bestseller(sold.get(i).id(), sold.get(i).name(), enormous + (i == 0 ? 5 : i / 2) + 1))
                .sorted(Comparator.comparingLong(Bestseller::unitsSold)
                        .reversed()
                        .thenComparingLong(Bestseller::productId))
                .limit(20)
                .toList();
        assertThat(catalog().bestsellers()).containsExactlyElementsOf(expected);
    }

    private List<Product> products(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> catalog().add(new NewProduct("Product " + i, 100, 10)))
                .toList();
    }

    private void sell(Product product, int units) {
        long buyer = new JdbcUsers(database())
                .add(new NewUser("Buyer", "buyer" + System.nanoTime() + "@shop.example"))
                .id();
        Order order = OrdersContract.order(
                buyer, OrderStatus.PAID, List.of(new OrderLine(product.id(), units, product.priceCents())));
        database().transaction(transaction -> new JdbcOrders(database()).add(transaction, order));
    }
}
