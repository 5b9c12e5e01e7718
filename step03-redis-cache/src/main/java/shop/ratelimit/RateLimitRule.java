package shop.ratelimit;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * How often one client may call a route.
 *
 * @param route method and path as the route is registered: {@code GET /products/{id}}
 * @param requests how many are served at once after a rest, and how many in each window from then on
 * @param window whole seconds
 */
record RateLimitRule(String route, int requests, Duration window) {

    private static final String VARIABLE = "RATE_LIMITS";

    /** Far more than a shop of this kind can serve; the script's numbers stay exact. */
    private static final int MAX_REQUESTS = 1_000_000;

    private static final Map<String, Duration> WINDOWS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    private static final Pattern RULE =
            Pattern.compile("(?<route>[A-Z]+ /[\\w{}<>*/.~-]*)=(?<requests>[0-9]{1,7})/(?<unit>s|min|h)");

    /**
     * Reads {@code RATE_LIMITS}: {@code POST /orders=5/min, GET /products/bestsellers=100/s}. None if it is not set.
     *
     * @return the rules by their routes
     * @throws ConfigurationFault if one cannot be read, or a route has two
     */
    static Map<String, RateLimitRule> from(Environment environment) {
        return environment.value(VARIABLE, Map.of(), RateLimitRule::byRoute);
    }

    /** @throws ConfigurationFault if this rule's route is none of those that there are */
    void check(Collection<String> routes) {
        if (!routes.contains(route)) {
            throw fault(route, "is none of the routes, which are " + String.join(", ", routes));
        }
    }

    /** This rule as an item of {@code RateLimit-Policy}. */
    String policy() {
        return name() + ";q=" + requests + ";w=" + window.toSeconds();
    }

    /** Its name in both headers: a string of a structured field. */
    String name() {
        return '"' + route + '"';
    }

    private static Map<String, RateLimitRule> byRoute(String list) {
        Map<String, RateLimitRule> rules = new LinkedHashMap<>();
        for (String text : list.split(",", -1)) {
            RateLimitRule rule = parse(text.strip());
            if (rules.putIfAbsent(rule.route, rule) != null) {
                throw fault(rule.route, "has two limits: keep one");
            }
        }
        return rules;
    }

    private static RateLimitRule parse(String text) {
        Matcher rule = RULE.matcher(text);
        if (rule.matches()) {
            int requests = Integer.parseInt(rule.group("requests"));
            if (requests >= 1 && requests <= MAX_REQUESTS) {
                return new RateLimitRule(rule.group("route"), requests, WINDOWS.get(rule.group("unit")));
            }
        }
        throw fault(
                text,
                "is not a limit such as POST /orders=5/min: method, path, 1 to %d requests per s, min or h"
                        .formatted(MAX_REQUESTS));
    }

    private static ConfigurationFault fault(String text, String what) {
        return new ConfigurationFault("%s: \"%s\" %s".formatted(VARIABLE, text, what));
    }
}
