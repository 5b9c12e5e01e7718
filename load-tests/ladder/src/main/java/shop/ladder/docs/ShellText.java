package shop.ladder.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
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
    private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]*=.*", Pattern.DOTALL);
    private static final Pattern REDIRECTION = Pattern.compile("\\d*[<>].*");
    private static final String PROGRAM = "./workshop";

    /** The arguments of each {@code ./workshop} in it. */
    List<List<String>> workshopCommands() {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (MatchResult token :
                TOKEN.matcher(text.replace("\\\n", " ") + "\n").results().toList()) {
            if (token.group(3) != null) {
                words.add(token.group(3));
            } else if (token.group(1) != null) {
                commands.add(arguments(words));
                words.clear();
            }
        }
        return commands.stream()
                .filter(command -> !command.isEmpty() && command.get(0).equals(PROGRAM))
                .map(command -> command.subList(1, command.size()))
                .toList();
    }

    private static List<String> arguments(List<String> words) {
        return words.stream()
                .dropWhile(SETTING.asMatchPredicate())
                .takeWhile(REDIRECTION.asMatchPredicate().negate())
                .map(word -> QUOTE.matcher(word).replaceAll(""))
                .toList();
    }
}
