package shop.web;

import java.util.regex.Pattern;

/** Numbers in URLs: plain digits only, where {@link Long#parseLong} also takes signs and other scripts' digits. */
final class Digits {
    /** Stands for what is no such number. */
    static final long NONE = -1;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    private Digits() {}

    static long parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return NONE;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return NONE;
        }
    }
}
