package shop.model;

/** A product with the number of units that all orders together took of it. */
public record Bestseller(long productId, String name, long unitsSold) {}
