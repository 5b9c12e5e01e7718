package shop.ladder.classroom;

import java.util.List;

/**
 * Some values in ascending order.
 *
 * @param values at least one
 */
record Spread(List<Double> values) {

    Spread {
        values = values.stream().sorted().toList();
    }

    double least() {
        return values.get(0);
    }

    double most() {
        return values.get(values.size() - 1);
    }

    /** The middle one, or the mean of the two in the middle. */
    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }
}
