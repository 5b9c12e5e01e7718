package shop.engines.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.engines.EngineFailed;

/**
 * A configuration with placeholders such as <code>${LISTEN}</code>, filled as nginx's official image does it with
 * {@code envsubst}. Names of capitals are placeholders; all others, such as {@code $host}, are nginx's own.
 *
 * @param file where it is
 */
record NginxTemplate(Path file) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[A-Z][A-Z0-9_]*)}");

    /**
     * The configuration with these values.
     *
     * @throws EngineFailed if one is missing, or the file cannot be read
     */
    String render(Map<String, String> values) {
        return PLACEHOLDER.matcher(content()).replaceAll(found -> {
            String name = found.group(1);
            String value = values.get(name);
            if (value == null) {
                throw new EngineFailed(file + " has a placeholder ${" + name + "} for which no value is given");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new EngineFailed("Cannot read nginx's configuration " + file + ": " + e.getMessage(), e);
        }
    }
}
