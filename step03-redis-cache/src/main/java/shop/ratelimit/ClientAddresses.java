package shop.ratelimit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who sent a request. That is the peer, unless the peer is a trusted proxy: then it is whom the proxy names
 * in {@code X-Forwarded-For}, unless that is a trusted proxy again, and so on.
 *
 * <p>Each proxy adds the address of its own peer on the right. So our proxies wrote the client's address and all that
 * is to the right of it. What is to the left came from the client, who can write there what they like.
 */
record ClientAddresses(TrustedProxies proxies) {

    /**
     * @param peer the other end of the connection
     * @param forwardedFor the values of all lines of {@code X-Forwarded-For}, in their order; the search ends at what
     *     is no address
     */
    IpAddress of(IpAddress peer, List<String> forwardedFor) {
        List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(","));
        Collections.reverse(hops);
        IpAddress client = peer;
        for (String hop : hops) {
            Optional<IpAddress> before = proxies.contain(client) ? IpAddress.parse(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }
}
