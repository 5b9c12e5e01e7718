package shop.model;

/** A product to be put on sale; {@code priceCents} and {@code stock} are at least 0. */
public record NewProduct(String name, long priceCents, int stock) {}
