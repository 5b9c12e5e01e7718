package shop.exercise;

/** Stands where an exercise's solution belongs. */
public final class NotSolvedYet extends UnsupportedOperationException {

    /** @param exercise its number, such as 2.1 */
    public NotSolvedYet(String exercise) {
        super("exercise %s is not solved yet: ./workshop hint %s".formatted(exercise, exercise));
    }
}
