package shop.ladder.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * What a simulation is told, through system properties ({@code -DbaseUrl=… -Dusers=…}).
 *
 * @param baseUrl where the shop listens
 * @param users virtual users; each sends its next request when the last one is answered
 * @param warmUp load before the measured window
 * @param alone how long one user works alone, to learn what a request takes when nothing waits
 * @param measured the measured window
 * @param resultFile where the result goes as JSON, if anywhere
 */
record Settings(
        String baseUrl, int users, Duration warmUp, Duration alone, Duration measured, Optional<String> resultFile) {

    static Settings fromSystemProperties() {
        return new Settings(
                System.getProperty("baseUrl", "http://127.0.0.1:8080"),
                Integer.getInteger("users", 32),
                seconds("warmUpSeconds", 5),
                seconds("aloneSeconds", 0),
                seconds("seconds", 15),
                Optional.ofNullable(System.getProperty("resultFile")));
    }

    private static Duration seconds(String name, int standard) {
        return Duration.ofSeconds(Integer.getInteger(name, standard));
    }
}
