package shop.web;

import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where a server listens.
 *
 * @param host a name or address of this machine; {@code 0.0.0.0} for all of them
 * @param port 0 takes a free one
 */
public record ListenAddress(String host, int port) {

    /**
     * Reads {@code SHOP_HOST} and {@code PORT} (127.0.0.1 and 8080).
     *
     * @throws ConfigurationFault if the port is wrong
     */
    public static ListenAddress from(Environment environment) {
        return new ListenAddress(
                environment.text("SHOP_HOST").orElse("127.0.0.1"), environment.integer("PORT", 8080, 0, 65_535));
    }
}
