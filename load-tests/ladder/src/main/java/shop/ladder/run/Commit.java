package shop.ladder.run;

import java.nio.file.Path;

/** Asks git which sources a run was made with. */
public final class Commit {

    private Commit() {}

    /** The checkout's short commit id, with a {@code +} if files were changed; empty without git. */
    public static String of(Path home) {
        Git git = new Git(home);
        String changes = git.ask("status", "--porcelain", "-uno").orElse("");
        return git.ask("rev-parse", "--short", "HEAD").orElse("").strip() + (changes.isBlank() ? "" : "+");
    }
}
