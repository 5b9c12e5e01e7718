package shop.model;

/** A product on sale; {@code stock} is the number of units that can still be sold. */
public record Product(long id, String name, long priceCents, int stock) {}
