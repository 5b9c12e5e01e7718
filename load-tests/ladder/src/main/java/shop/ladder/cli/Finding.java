package shop.ladder.cli;

import picocli.CommandLine.Help.Ansi;

/**
 * What a check found.
 *
 * @param subject what was looked at: {@code memory}
 * @param state how it is: {@code 1.2 GiB free}
 * @param fix what to do about it, or an empty text if all is well or the state says it
 */
record Finding(Level level, String subject, String state, String fix) {

    /** {@code MISSING} stops the stages that exist; {@code WARNING} does not. */
    enum Level {
        OK,
        WARNING,
        MISSING
    }

    static Finding ok(String subject, String state) {
        return new Finding(Level.OK, subject, state, "");
    }

    static Finding warning(String subject, String state, String fix) {
        return new Finding(Level.WARNING, subject, state, fix);
    }

    static Finding missing(String subject, String state, String fix) {
        return new Finding(Level.MISSING, subject, state, fix);
    }

    /** For a list of findings. */
    String line(Ansi ansi) {
        String word = switch (level) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case MISSING -> "@|red missing|@";
        };
        return ansi.string(word)
                + "  %-9s  %s%s"
                        .formatted(subject, state, fix.isEmpty() ? "" : System.lineSeparator() + " ".repeat(20) + fix);
    }

    String inOneLine() {
        return subject + ": " + state + (fix.isEmpty() ? "" : ": " + fix);
    }
}
