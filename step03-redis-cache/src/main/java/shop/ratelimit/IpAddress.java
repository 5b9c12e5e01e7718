package shop.ratelimit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address. IPv4 within IPv6, {@code ::ffff:192.0.2.1}, is IPv4. */
record IpAddress(InetAddress address) {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String V4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String V6 = "[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,40}";

    /** The server writes IPv6 in brackets, and behind a link-local address the interface. */
    private static final Pattern ADDRESS = Pattern.compile("(?<v4>" + V4 + ")|\\[?(?<v6>" + V6 + ")(?:%[^]]+)?]?");

    private static final int V6_BYTES = 16;
    private static final int SUBNET_BYTES = 8;

    /** Reads an address, without asking any name server: what is no address is empty. */
    static Optional<IpAddress> parse(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String literal = matcher.group("v4") == null ? matcher.group("v6") : matcher.group("v4");
        try {
            // Looks up names only, and a text with a colon is none.
            return Optional.of(new IpAddress(InetAddress.getByName(literal)));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Whom this address stands for: itself in IPv4, its /64 in IPv6. There a household gets a whole /64 at least (RFC
     * 6177) and its devices change their addresses in it as they like (RFC 8981): a count of each address would limit
     * nobody.
     */
    String holder() {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] subnet = Arrays.copyOf(Arrays.copyOf(address.getAddress(), SUBNET_BYTES), V6_BYTES);
        try {
            return InetAddress.getByAddress(subnet).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for a wrong number of bytes
        }
    }
}
