package shop.ladder.exercise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a test ended.
 *
 * @param test its class's simple name and its method, or the class's name alone if it failed before its first test
 * @param tags those that it has
 * @param skipped why it was left out; null if it ran
 * @param failure what it ended with; null if it passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestOutcome(String test, List<String> tags, String skipped, Failure failure) {

    /**
     * What a test failed with.
     *
     * @param notSolved whether it met the place where a solution belongs
     * @param assertion whether a claim of the test did not hold, as against something that broke
     * @param message in words; of a claim, what was expected and what was found
     * @param frames where it happened, in the shop's own code and tests, the innermost first
     */
    public record Failure(boolean notSolved, boolean assertion, String message, List<Frame> frames) {}

    /** A place in a Java program: the class's full name and the line, from 1. */
    public record Frame(String type, int line) {}

    public boolean ran() {
        return skipped == null;
    }

    public boolean passed() {
        return ran() && failure == null;
    }
}
