package shop.model;

/** How far an order has come. */
public enum OrderStatus {
    PENDING,
    PAID,
    REJECTED
}
