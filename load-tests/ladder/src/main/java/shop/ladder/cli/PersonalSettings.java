package shop.ladder.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop's settings that a person has set in the shell, such as {@code DB_POOL_SIZE=0 ./workshop load 2}. */
final class PersonalSettings {

    private PersonalSettings() {}

    static Map<String, String> ofThisShell() {
        return in(System.getenv());
    }

    static Map<String, String> in(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("DB_") || entry.getKey().startsWith("SHOP_"))
                .collect(Collectors.toMap(Map.Entry::getKey, PersonalSettings::value));
    }

    /** A file is meant to be in the person's folder, and the shop works in another. */
    private static String value(Map.Entry<String, String> setting) {
        boolean file = setting.getKey().equals("SHOP_DB") && !setting.getValue().isBlank();
        return file ? Path.of(setting.getValue()).toAbsolutePath().toString() : setting.getValue();
    }
}
