package shop.ladder.exercise;

/** What was asked for cannot be done as things are; the message says in one line why, and what to do. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}
