package shop.edge;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.ops.StopSettings;

/**
 * What the program makes of variables; for tests of what gives it its variables.
 *
 * @param names of all variables that the program reads, set or not
 */
public record ReadSettings(Set<String> names, int port, int poolSize, Duration stopDelay, Duration stopGrace) {

    /** @throws ConfigurationFault if one is missing or wrong, as the program says it */
    public static ReadSettings from(Map<String, String> variables) {
        Set<String> names = new TreeSet<>();
        EdgeSettings settings = new Environment((String name) -> {
                    names.add(name);
                    return variables.get(name);
                })
                .readAll(EdgeSettings::from);
        StopSettings stop = settings.shop().stop();
        return new ReadSettings(
                names,
                settings.shop().address().port(),
                settings.shop().postgres().poolSize(),
                stop.delay(),
                stop.grace());
    }
}
