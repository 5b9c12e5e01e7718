package shop.ladder.exercise;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program that runs an exercise's tests, in a JVM of its own, and writes how they ended. */
public final class TaggedTests {

    /** Longer messages say no more. */
    private static final int LONGEST_MESSAGE = 2_000;

    /** What a test sees that talks to the shop by HTTP. */
    private static final Pattern ANSWERED_501 = Pattern.compile("exercise \\d\\.\\d is not solved yet");

    private TaggedTests() {}

    /** Arguments: the folder of the compiled tests, the file for the outcomes, one tag or more. */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        List<String> tags = Arrays.asList(args).subList(2, args.length);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
                .filters(TagFilter.includeTags(tags))
                .build();
        try (JsonGenerator json = new JsonMapper().createGenerator(Files.newBufferedWriter(Path.of(args[1])))) {
            LauncherFactory.create().execute(request, new Recorder(json));
        }
        Files.createFile(complete(Path.of(args[1])));
        // Threads that a test has left must not keep this program alive.
        System.exit(0);
    }

    /** Is there when all outcomes are: a test may have ended the program. */
    static Path complete(Path outcomes) {
        return outcomes.resolveSibling("complete");
    }

    /** Writes each outcome as soon as it is known. */
    private static final class Recorder implements TestExecutionListener {

        private final JsonGenerator json;

        Recorder(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            write(test, reason, null);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Throwable thrown = result.getThrowable().orElse(null);
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                write(test, thrown == null ? "it gave up" : thrown.getMessage(), null);
            } else if (test.isTest() || thrown != null) {
                write(test, null, thrown == null ? null : failure(thrown));
            }
        }

        private void write(TestIdentifier test, String skipped, TestOutcome.Failure failure) {
            List<String> tags = test.getTags().stream().map(TestTag::getName).toList();
            try {
                json.writePOJO(new TestOutcome(name(test), tags, skipped, failure));
                json.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String name(TestIdentifier test) {
            TestSource source = test.getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return method.getJavaClass().getSimpleName() + "." + method.getMethodName();
            }
            return source instanceof ClassSource type ? type.getJavaClass().getSimpleName() : test.getDisplayName();
        }

        private static TestOutcome.Failure failure(Throwable thrown) {
            List<Throwable> all = all(thrown);
            Throwable told =
                    all.stream().filter(Recorder::isNotSolved).findFirst().orElse(thrown);
            String message = message(told);
            return new TestOutcome.Failure(
                    isNotSolved(told) || ANSWERED_501.matcher(message).find(),
                    told instanceof AssertionError || isVainWait(told),
                    message,
                    frames(told));
        }

        /** The exception with its causes and what they suppressed. */
        private static List<Throwable> all(Throwable thrown) {
            List<Throwable> found = new ArrayList<>();
            Deque<Throwable> waiting = new ArrayDeque<>(List.of(thrown));
            while (!waiting.isEmpty()) {
                Throwable next = waiting.pop();
                if (!found.contains(next)) {
                    found.add(next);
                    Stream.concat(Stream.ofNullable(next.getCause()), Stream.of(next.getSuppressed()))
                            .forEach(waiting::add);
                }
            }
            return found;
        }

        private static boolean isNotSolved(Throwable thrown) {
            return thrown.getClass().getName().equals("shop.exercise.NotSolvedYet");
        }

        /** Awaitility's way to say that a condition never came. */
        private static boolean isVainWait(Throwable thrown) {
            return thrown.getClass().getSimpleName().equals("ConditionTimeoutException");
        }

        private static String message(Throwable thrown) {
            String message = thrown instanceof AssertionError || isNotSolved(thrown) || isVainWait(thrown)
                    ? String.valueOf(thrown.getMessage())
                    : thrown.toString();
            String stripped = message.strip();
            return stripped.length() <= LONGEST_MESSAGE ? stripped : stripped.substring(0, LONGEST_MESSAGE) + " ...";
        }

        private static List<TestOutcome.Frame> frames(Throwable thrown) {
            return Stream.of(thrown.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("shop.") && frame.getLineNumber() > 0)
                    .filter(frame -> !frame.getClassName().equals("shop.exercise.NotSolvedYet"))
                    .map(frame -> new TestOutcome.Frame(frame.getClassName(), frame.getLineNumber()))
                    .toList();
        }
    }
}
