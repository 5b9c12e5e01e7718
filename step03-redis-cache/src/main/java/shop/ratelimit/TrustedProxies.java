package shop.ratelimit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * The proxies whose word is taken for who their client is.
 *
 * @param ranges their addresses
 */
record TrustedProxies(InetAddressSet ranges) {

    private static final String VARIABLE = "TRUSTED_PROXIES";
    private static final Pattern RANGE = Pattern.compile("(?<address>[^/]+)(?:/[0-9]{1,3})?");

    /**
     * Reads {@code TRUSTED_PROXIES}, addresses and CIDR ranges: {@code 127.0.0.1, 10.0.0.0/8, ::1}. Nobody if it is
     * not set.
     *
     * @throws ConfigurationFault if one of them is neither
     */
    static TrustedProxies from(Environment environment) {
        return environment.value(VARIABLE, new TrustedProxies(new InetAddressSet()), TrustedProxies::parse);
    }

    boolean contain(IpAddress address) {
        return ranges.test(address.address());
    }

    private static TrustedProxies parse(String list) {
        InetAddressSet ranges = new InetAddressSet();
        for (String range : list.split(",", -1)) {
            add(range.strip(), ranges);
        }
        return new TrustedProxies(ranges);
    }

    private static void add(String range, InetAddressSet ranges) {
        Matcher matcher = RANGE.matcher(range);
        try {
            // The set itself would take names too, and look them up.
            if (matcher.matches() && IpAddress.parse(matcher.group("address")).isPresent()) {
                ranges.add(range);
                return;
            }
        } catch (IllegalArgumentException e) {
            // said below: a wrong number of bits, or an address that is not the first of its range
        }
        throw new ConfigurationFault("%s: \"%s\" is neither an IP address nor a range of them such as 10.0.0.0/8"
                .formatted(VARIABLE, range));
    }
}
