package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands as a reader types them into a shell. It knows as much of a shell's language as the pages use.
 *
 * @param text one or more lines
 */
record ShellText(String text) {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<operator>[;&|()\\n])|(?<comment>(?<!\\S)#.*)|(?<word>(?:'[^']*'|\"[^\"]*\"|[^\\s;&|()'\"])+)");
    private static final Pattern QUOTE = Pattern.compile("['\"]");
    private static final Pattern REDIRECTION = Pattern.compile("\\d*[<>].*");

    /** What may stand in front of a command: settings, redirections, the shell's own words, programs that start another. */
    private static final Pattern PREFIX = Pattern.compile(
            "[A-Z][A-Z0-9_]*=.*|" + REDIRECTION
                    + "|[!{]|if|while|until|then|else|do|time|timeout|[\\d.]+[smh]?|nohup|exec|env|-.*",
            Pattern.DOTALL);

    private static final String PROGRAM = "./workshop";

    /** The arguments of each {@code ./workshop} in it. */
    List<List<String>> workshopCommands() {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text.replace("\\\n", " ") + "\n");
        while (token.find()) {
            if (token.group("word") != null) {
                words.add(token.group("word"));
            } else if (token.group("operator") != null) {
                commands.add(command(words));
                words.clear();
            }
        }
        return commands.stream()
                .filter(command -> !command.isEmpty() && command.get(0).equals(PROGRAM))
                .map(command -> command.subList(1, command.size()))
                .toList();
    }

    private static List<String> command(List<String> words) {
        return words.stream()
                .dropWhile(PREFIX.asMatchPredicate())
                .takeWhile(REDIRECTION.asMatchPredicate().negate())
                .map(word -> QUOTE.matcher(word).replaceAll(""))
                .toList();
    }
}
