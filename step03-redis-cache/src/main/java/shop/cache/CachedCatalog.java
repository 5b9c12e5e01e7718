package shop.cache;

import java.util.List;
import java.util.Optional;
import shop.model.Bestseller;
import shop.model.NewProduct;
import shop.model.Page;
import shop.model.Product;
import shop.store.Catalog;

/**
 * A catalog behind a cache. A single product, or that there is none of that id, is as it was at the last invalidation: a
 * buyer sees the stock that their own order left. If this program is killed between a commit and the invalidation, or
 * while Redis is away, the old stock is shown for the rest of the TTL (300 s); no more is sold for that, since a sale asks
 * the database. The bestsellers are not invalidated: they lag behind by their TTL (60 s). Pages are not cached.
 */
public final class CachedCatalog implements Catalog {

    private static final String ALL = "all";

    private final Catalog catalog;
    private final CachedValues<Optional<Product>> products;
    private final CachedValues<List<Bestseller>> bestsellers;

    public CachedCatalog(Catalog catalog, Cache cache) {
        this.catalog = catalog;
        this.products = cache.products();
        this.bestsellers = cache.bestsellers();
    }

    @Override
    public Product add(NewProduct product) {
        Product added = catalog.add(product);
        products.invalidate(added.id()); // somebody may have asked for this id before
        return added;
    }

    // tag::find[]
    @Override
    public Optional<Product> find(long id) {
        return products.get(id, () -> catalog.find(id));
    }
    // end::find[]

    @Override
    public Page<Product> list(long after, int limit) {
        return catalog.list(after, limit);
    }

    @Override
    public List<Bestseller> bestsellers() {
        // exercise 3.1: begin
        return bestsellers.get(ALL, catalog::bestsellers);
        // exercise 3.1: end
        // starter: return catalog.bestsellers();
    }

    /** To be called after a product's stock was changed: whoever asks for it from now on sees the change. */
    public void stockChanged(long id) {
        products.renew(id, () -> catalog.find(id));
    }
}
