package shop.edge;

import io.javalin.config.JavalinConfig;
import java.util.regex.Pattern;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Which version of the shop this is. It stands in a header of every answer: while two versions run side by side, one can
 * see who gets which.
 */
public record Version(String name) {

    /** The header of every answer. */
    public static final String HEADER = "X-Shop-Version";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /**
     * Reads {@code SHOP_VERSION} (1.0.0).
     *
     * @throws ConfigurationFault if that is no word
     */
    public static Version from(Environment environment) {
        return new Version(environment.value("SHOP_VERSION", "1.0.0", text -> {
            if (NAME.matcher(text).matches()) {
                return text;
            }
            throw new ConfigurationFault(
                    "SHOP_VERSION is not a name of letters, digits, points and dashes, such as 1.4.0 or green");
        }));
    }

    /** Adds the header. */
    public void register(JavalinConfig config) {
        config.routes.before(ctx -> ctx.header(HEADER, name));
    }
}
