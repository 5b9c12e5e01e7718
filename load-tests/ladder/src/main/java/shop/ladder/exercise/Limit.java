package shop.ladder.exercise;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be a stage's limit, as a reader names it before it is measured. */
public enum Limit {
    CONNECTIONS("connections", "connection"),
    DATABASE_CPU("database CPU", "database CPU"),
    SHOP_CPU("shop CPU", "shop CPU"),
    OTHER_CPU("other CPU", "CPU");

    private final String words;
    private final String sign;

    /** @param sign stands in the name of a measured limit of this kind, and of no kind before it */
    Limit(String words, String sign) {
        this.words = words;
        this.sign = sign;
    }

    /** The kind of a measured limit, such as {@code the one connection}. */
    public static Limit of(String measured) {
        return Stream.of(values())
                .filter(limit -> measured.contains(limit.sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of limit: " + measured));
    }

    /** @throws IllegalArgumentException if it is none; the message lists them */
    public static Limit read(String text) {
        return Stream.of(values())
                .filter(limit -> text.strip().equals(String.valueOf(limit.ordinal() + 1))
                        || limit.words.equals(
                                text.strip().toLowerCase(Locale.ROOT).replace("cpu", "CPU")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no limit: choose " + choices()));
    }

    /** {@code 1 connections, 2 database CPU ...}. */
    public static String choices() {
        return Stream.of(values())
                .map(limit -> limit.ordinal() + 1 + " " + limit.words)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return words;
    }
}
