package shop.events.view;

import java.util.List;
import java.util.Optional;
import shop.model.Bestseller;
import shop.model.NewProduct;
import shop.model.Page;
import shop.model.Product;
import shop.store.Catalog;
import shop.store.Database;
import shop.store.Query;

/**
 * A catalog whose bestsellers are read from a table that a worker keeps: nothing is added up when somebody asks. Rejected
 * orders do not count.
 *
 * <p>The table lags behind the orders by the way of their events: the relay's poll (50 ms) and the worker's (200 ms), so
 * well below a second as long as both keep up. While Kafka, the relay or the worker is away, the bestsellers stay as they
 * are. During a rebuild some are missing until the worker has caught up. A cache in front adds its TTL.
 */
public final class ViewedCatalog implements Catalog {

    private static final Query BESTSELLERS = new Query("""
            SELECT p.id, p.name, sold.units
            FROM (SELECT product_id, units FROM product_sales WHERE units > 0
                  ORDER BY units DESC, product_id LIMIT 20) AS sold
            JOIN products AS p ON p.id = sold.product_id
            ORDER BY sold.units DESC, p.id
            """);

    private final Catalog catalog;
    private final Database database;

    /** @param catalog for everything else */
    public ViewedCatalog(Catalog catalog, Database database) {
        this.catalog = catalog;
        this.database = database;
    }

    @Override
    public Product add(NewProduct product) {
        return catalog.add(product);
    }

    @Override
    public Optional<Product> find(long id) {
        return catalog.find(id);
    }

    @Override
    public Page<Product> list(long after, int limit) {
        return catalog.list(after, limit);
    }

    @Override
    public List<Bestseller> bestsellers() {
        return database.query(connection -> BESTSELLERS.list(
                connection, row -> new Bestseller(row.getLong("id"), row.getString("name"), row.getLong("units"))));
    }
}
