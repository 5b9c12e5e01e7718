package shop.edge;

import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.ops.Settings;

/**
 * All that the program reads from its environment.
 *
 * @param shop what step 4 reads
 * @param version told with every answer
 */
record EdgeSettings(Settings shop, Version version, SessionSettings sessions) {

    /** @throws ConfigurationFault if one is missing or wrong */
    static EdgeSettings from(Environment environment) {
        return new EdgeSettings(
                Settings.from(environment), Version.from(environment), SessionSettings.from(environment));
    }
}
