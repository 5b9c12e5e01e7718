package shop.ladder.docs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import shop.engines.EngineFailed;
import shop.engines.process.InheritedEnvironment;
import shop.ladder.exercise.TextFile;

/** A bash in which a reader types: what one block of commands sets is there for the next. Not safe for use by several threads. */
final class Shell implements AutoCloseable {

    /** How long what still runs at the end has to clean up after itself. */
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final Path scratch;
    private final Duration limit;
    private final Process bash;
    private final Writer in;
    private final BufferedReader answers;
    private int blocks;

    /**
     * What a block of commands did.
     *
     * @param status that of the last command that failed, or 0
     * @param output both streams, as a terminal shows them
     */
    record Outcome(int status, String output) {}

    /**
     * @param folder where it begins
     * @param scratch a folder for files that no command looks at
     * @param environment on top of this program's own, without what configures the shop
     * @param limit how long a block may take
     */
    Shell(Path folder, Path scratch, Map<String, String> environment, Duration limit) throws IOException {
        this.scratch = scratch;
        this.limit = limit;
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "--noprofile")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        InheritedEnvironment.clean(builder.environment());
        builder.environment().putAll(environment);
        bash = builder.start();
        in = bash.outputWriter(StandardCharsets.UTF_8);
        answers = bash.inputReader(StandardCharsets.UTF_8);
    }

    /** Sets variables as a reader does, who does not export them. */
    void set(Map<String, String> variables) {
        variables.forEach((name, value) -> type(name + "=" + quoted(value)));
    }

    /**
     * Runs commands.
     *
     * @throws EngineFailed if they do not end within the limit, or end the shell; it is of no use any more
     */
    Outcome run(String commands) {
        blocks++;
        Path script = scratch.resolve("commands-" + blocks);
        Path output = scratch.resolve("output-" + blocks); // those before it may still write to theirs
        new TextFile(script).write(commands);
        // From a file, so that a command that reads its input does not swallow those behind it.
        type("failed=0; trap 'failed=$?' ERR; . %s </dev/null >%s 2>&1; trap - ERR; echo $failed"
                .formatted(quoted(script.toString()), quoted(output.toString())));
        try {
            int status = CompletableFuture.supplyAsync(this::status).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(status, text(output));
        } catch (TimeoutException e) {
            throw stuck("have not ended after " + limit.toSeconds() + " s", e, output);
        } catch (ExecutionException e) {
            throw stuck("have ended the shell", e, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stuck("were interrupted", e, output);
        }
    }

    private void type(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the shell has ended", e);
        }
    }

    private int status() {
        try {
            return Integer.parseInt(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineFailed stuck(String what, Exception cause, Path output) {
        return new EngineFailed("the commands " + what, cause, text(output));
    }

    /** Whatever it is: a command may print bytes that are no text. */
    private static String text(Path output) {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Ends all that still runs, in the background too. */
    @Override
    public void close() {
        List<ProcessHandle> children = bash.children().toList();
        List<ProcessHandle> family =
                Stream.concat(Stream.of(bash.toHandle()), bash.descendants()).toList();
        bash.destroyForcibly(); // or it would go on with the next command
        children.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
