package shop.store;

import java.util.List;
import java.util.Optional;
import shop.model.Bestseller;
import shop.model.NewProduct;
import shop.model.Page;
import shop.model.Product;

/** The products on sale. Implementations are safe for use by many threads. */
public interface Catalog {

    Product add(NewProduct product);

    Optional<Product> find(long id);

    /** Up to {@code limit} products with an id above {@code after}, by id. */
    Page<Product> list(long after, int limit);

    /** The 20 products of which most units were sold, most first; equal ones by id. */
    List<Bestseller> bestsellers();
}
