package shop.ladder.report;

/**
 * A stage that was asked for and was not measured.
 *
 * @param reason why, and what to do about it, in one line
 */
public record NotRun(int stage, String name, String reason) {}
