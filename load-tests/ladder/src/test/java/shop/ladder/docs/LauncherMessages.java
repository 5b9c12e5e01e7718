package shop.ladder.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the two launchers write to standard error, read from their sources; what is filled in is {@link SourceMessages#ANY}. */
final class LauncherMessages {

    private static final Pattern SHELL = Pattern.compile("(?m)(?:fail \\d+ \"(.*?)\"|echo \"(.*?)\" >&2)");
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$(?:\\w+|\\{[^}]*})");
    private static final Pattern BATCH = Pattern.compile("(?m)^\\s*echo (.*?) 1>&2\\s*$");
    private static final Pattern BATCH_VARIABLE = Pattern.compile("%\\w+%");

    private LauncherMessages() {}

    static Set<String> of(Path home) throws IOException {
        Set<String> messages = new TreeSet<>();
        messages.addAll(read(home.resolve("workshop"), SHELL, SHELL_VARIABLE));
        messages.addAll(read(home.resolve("workshop.cmd"), BATCH, BATCH_VARIABLE));
        return messages;
    }

    private static Set<String> read(Path file, Pattern message, Pattern variable) throws IOException {
        Set<String> messages = new TreeSet<>();
        Matcher line = message.matcher(Files.readString(file));
        while (line.find()) {
            String text = line.group(1) != null ? line.group(1) : line.group(2);
            // The caret is the batch language's backslash.
            messages.add(variable.matcher(text).replaceAll(SourceMessages.ANY).replace("^", ""));
        }
        return messages;
    }
}
