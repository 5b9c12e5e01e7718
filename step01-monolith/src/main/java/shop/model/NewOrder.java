package shop.model;

import java.util.List;

/** An order to be placed: at least one line, each product at most once. */
public record NewOrder(long userId, List<BasketLine> lines) {
    public NewOrder {
        lines = List.copyOf(lines);
    }
}
