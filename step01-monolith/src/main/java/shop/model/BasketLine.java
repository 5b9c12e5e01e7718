package shop.model;

/** What a buyer asks for: {@code quantity} (at least 1) units of one product. */
public record BasketLine(long productId, int quantity) {}
