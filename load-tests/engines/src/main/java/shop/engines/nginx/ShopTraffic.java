package shop.engines.nginx;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who gets the shop's requests: the values for the placeholders of step 5's {@code nginx.conf.template}.
 *
 * @param balancing how a replica is chosen
 * @param stable the replicas of the version in use, one at least
 * @param canary those of the next version, or none
 * @param canaryPercent how much goes to the canary, of 100
 * @param clientRate requests/s that one address may send, apart from a burst
 */
public record ShopTraffic(Balancing balancing, List<URI> stable, List<URI> canary, int canaryPercent, int clientRate) {

    /** More than one machine's load generator makes of it. */
    private static final int ANY_RATE = 100_000;

    /** See the upstream "stable" in the template, which says why. */
    private static final String PASSIVE_HEALTH = "max_fails=3 fail_timeout=2s";

    /** nginx's ways to choose a replica. */
    public enum Balancing {
        LEAST_CONN("least_conn;"),
        ROUND_ROBIN(""),
        IP_HASH("ip_hash;");

        private final String directive;

        Balancing(String directive) {
            this.directive = directive;
        }

        /** As people write it: {@code least_conn}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Everything to these, the one with the fewest requests in flight first; no client is limited. */
    public static ShopTraffic to(List<URI> servers) {
        return new ShopTraffic(Balancing.LEAST_CONN, servers, List.of(), 0, ANY_RATE);
    }

    public ShopTraffic with(Balancing other) {
        return new ShopTraffic(other, stable, canary, canaryPercent, clientRate);
    }

    /** @param percent from 1 to 99 */
    public ShopTraffic withCanary(int percent, List<URI> servers) {
        return new ShopTraffic(balancing, stable, servers, percent, clientRate);
    }

    public ShopTraffic withClientRate(int requestsPerSecond) {
        return new ShopTraffic(balancing, stable, canary, canaryPercent, requestsPerSecond);
    }

    /** What the template is filled with. */
    public Map<String, String> variables() {
        return Map.of(
                "BALANCING",
                balancing.directive,
                "STABLE_SERVERS",
                servers(stable),
                "CANARY_SERVERS",
                servers(canary.isEmpty() ? stable : canary),
                "CANARY_SHARE",
                canary.isEmpty() ? "" : canaryPercent + "% canary;",
                "CLIENT_RATE",
                clientRate + "r/s");
    }

    private static String servers(List<URI> addresses) {
        return addresses.stream()
                .map(address -> "server " + address.getAuthority() + " " + PASSIVE_HEALTH + ";")
                .collect(Collectors.joining(" "));
    }
}
