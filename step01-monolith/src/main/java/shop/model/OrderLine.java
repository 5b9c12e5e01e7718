package shop.model;

/** A line of a placed order, with the price at which it was sold. */
public record OrderLine(long productId, int quantity, long unitPriceCents) {}
