package shop.ladder.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;
import shop.ladder.exercise.Refusal;

/** Asks a person, line by line. */
final class Questions {

    private final BufferedReader in;
    private final PrintWriter out;

    Questions(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Asks until the answer can be read.
     *
     * @param read makes the answer of a line, or throws an {@link IllegalArgumentException} that says what is wrong
     * @return nothing if the person gives no answer
     * @throws Refusal if nobody answers
     */
    <T> Optional<T> ask(String question, Function<String, T> read) throws IOException {
        while (true) {
            out.print(question + " ");
            out.flush();
            String line = in.readLine();
            if (line == null) {
                out.println();
                throw new Refusal("Nobody answers: give your estimate with --throughput or --limit");
            }
            if (line.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(read.apply(line));
            } catch (IllegalArgumentException e) {
                out.println(e.getMessage());
            }
        }
    }
}
