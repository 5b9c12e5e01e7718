package shop.ladder.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulation is told, through system properties ({@code -DbaseUrl=… -Dusers=…}).
 *
 * @param baseUrl where the shop listens
 * @param users virtual users; each sends its next request when the last one is answered
 * @param warmUp load before the measured window
 * @param aloneUsers how many users work alone, one for each copy of the shop
 * @param alone for how long, to learn what a request takes when nothing waits
 * @param measured the measured window
 * @param resultFile where the result goes as JSON, if anywhere
 */
record Settings(
        String baseUrl,
        int users,
        Duration warmUp,
        int aloneUsers,
        Duration alone,
        Duration measured,
        Optional<ResultFile> resultFile) {

    static Settings fromSystemProperties() {
        return fromSystemProperties(32, 5, 15);
    }

    /** Reads them; what is not given is as many users, and as long in seconds, as a simulation needs. */
    static Settings fromSystemProperties(int users, int warmUp, int measured) {
        return new Settings(
                System.getProperty("baseUrl", "http://127.0.0.1:8080"),
                Integer.getInteger("users", users),
                seconds("warmUpSeconds", warmUp),
                Integer.getInteger("aloneUsers", 1),
                seconds("aloneSeconds", 0),
                seconds("seconds", measured),
                Optional.ofNullable(System.getProperty("resultFile"))
                        .map(Path::of)
                        .map(ResultFile::new));
    }

    private static Duration seconds(String name, int standard) {
        return Duration.ofSeconds(Integer.getInteger(name, standard));
    }
}
