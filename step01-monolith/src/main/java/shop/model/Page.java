package shop.model;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One page of a list in the order of its keys.
 *
 * @param next the key after which the next page starts, or {@code null} on the last page
 */
public record Page<T>(List<T> items, Long next) {

    /**
     * Makes a page of {@code limit} items from up to {@code limit + 1} rows; the extra row tells that there is more.
     */
    public static <T> Page<T> of(List<T> rows, int limit, ToLongFunction<T> key) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, key.applyAsLong(items.get(limit - 1)));
    }
}
