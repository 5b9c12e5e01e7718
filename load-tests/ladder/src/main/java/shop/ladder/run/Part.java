package shop.ladder.run;

import java.time.Duration;

/** The parts of measuring one stage, in order. */
enum Part {
    START("starting servers, filling the shop"),
    WARM_UP("warming up"),
    LOAD("measuring under load"),
    ALONE("one user alone, for each copy"),
    AUDIT("checking the books"),
    CRASH("killing it, starting it, checking the books again");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What is left, more or less, of a run when this part of a stage begins. */
    Duration left(LadderSettings settings, int stagesAfterThis) {
        Duration left = Duration.ZERO;
        for (Part part : values()) {
            int times = stagesAfterThis + (part.compareTo(this) >= 0 ? 1 : 0);
            left = left.plus(part.usual(settings).multipliedBy(times));
        }
        return left;
    }

    private Duration usual(LadderSettings settings) {
        return switch (this) {
            case START -> Duration.ofSeconds(7);
            case WARM_UP -> Conditions.WARM_UP.plusSeconds(3);
            case ALONE -> Conditions.ALONE;
            case LOAD -> Duration.ofSeconds(settings.seconds());
            case AUDIT -> Duration.ofSeconds(1);
            case CRASH -> Duration.ofSeconds(4);
        };
    }
}
