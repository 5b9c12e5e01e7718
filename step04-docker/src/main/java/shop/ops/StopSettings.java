package shop.ops;

import java.time.Duration;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * How much time the program takes to stop. Whoever stops it must wait longer than both together before they kill it.
 *
 * @param delay from "not ready" to the refusal of connections: as long as a balancer needs to see it
 * @param grace for the requests that are in flight then; what is not answered by its end is given up
 */
public record StopSettings(Duration delay, Duration grace) {

    private static final int MOST_MS = 10 * 60 * 1000;

    /**
     * Reads {@code STOP_DELAY_MS} (0) and {@code STOP_GRACE_MS} (20000).
     *
     * @throws ConfigurationFault if one is wrong
     */
    public static StopSettings from(Environment environment) {
        return new StopSettings(
                environment.millis("STOP_DELAY_MS", 0, 0, MOST_MS),
                environment.millis("STOP_GRACE_MS", 20_000, 0, MOST_MS));
    }
}
