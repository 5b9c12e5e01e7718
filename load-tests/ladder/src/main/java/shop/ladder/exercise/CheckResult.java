package shop.ladder.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What came of the check of an exercise. */
public sealed interface CheckResult {

    /** Whether it is solved. */
    default boolean passed() {
        return false;
    }

    /** The compiler's words. */
    record DoesNotCompile(List<CompilerMessage> messages) implements CheckResult {}

    /** No test has the tag. */
    record NoTests() implements CheckResult {}

    /** The tests ran, or were left out; the output of what they did is in a file. */
    record Ran(List<TestOutcome> outcomes, Path log) implements CheckResult {

        public Ran {
            outcomes = List.copyOf(outcomes);
        }

        /** All passed, and none was left out. */
        @Override
        public boolean passed() {
            return outcomes.stream().allMatch(TestOutcome::passed);
        }
    }

    /** The tests did not end in time and were stopped. */
    record TookTooLong(Duration limit, Path log) implements CheckResult {}

    /** The JVM of the tests broke down. */
    record Broke(int status, Path log) implements CheckResult {}

    /**
     * What the compiler says about a line.
     *
     * @param file from the checkout's root folder on; empty if it is about none
     * @param line from 1
     * @param words what is wrong
     * @param code the line itself
     */
    record CompilerMessage(String file, long line, String words, String code) {}
}
