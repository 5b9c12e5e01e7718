package shop.ladder.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks git which sources a run was made with. */
final class Commit {

    private Commit() {}

    /** The checkout's short commit id, with a {@code +} if files were changed; empty without git. */
    static String of(Path home) {
        return git(home, "rev-parse", "--short", "HEAD")
                + (git(home, "status", "--porcelain", "-uno").isEmpty() ? "" : "+");
    }

    private static String git(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
