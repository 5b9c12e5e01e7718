package shop.ratelimit;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import shop.cache.Redis;
import shop.config.ConfigurationFault;
import shop.ratelimit.TokenBuckets.Take;
import shop.web.Problem;
import shop.web.Problems;

/**
 * Limits how often a client may call a route, over all replicas together. A request too many is answered with 429
 * before its body is read. Routes without a limit are left alone.
 *
 * <p>While Redis is away, or when it drops buckets for lack of memory, requests pass: a limit is there to protect the
 * shop, and must not be what closes it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">The headers RateLimit and
 *     RateLimit-Policy</a>
 */
public final class RateLimit {

    private final Map<String, RateLimitRule> rules;
    private final ClientAddresses clients;
    private final TokenBuckets buckets;

    public RateLimit(RateLimitSettings settings, Redis redis, Clock clock) {
        this.rules = settings.rules();
        this.clients = settings.clients();
        this.buckets = new TokenBuckets(redis, clock);
    }

    /** Adds the limits to a server. Its start throws {@link ConfigurationFault} if one is for a route that it lacks. */
    public void register(JavalinConfig config) {
        if (!rules.isEmpty()) {
            config.events.serverStarting(() -> checkRoutes(config));
            config.routes.beforeMatched(this::admit);
        }
    }

    private void checkRoutes(JavalinConfig config) {
        List<String> routes = config.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(RateLimit::route)
                .sorted()
                .toList();
        rules.values().forEach(rule -> rule.check(routes));
    }

    private void admit(Context ctx) {
        Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
        // Files have no endpoint.
        RateLimitRule rule = endpoint == null ? null : rules.get(route(endpoint));
        if (rule != null) {
            buckets.take(rule, client(ctx)).ifPresent(take -> tell(ctx, rule, take));
        }
    }

    private String client(Context ctx) {
        IpAddress peer = IpAddress.parse(ctx.ip()).orElseThrow();
        return clients.of(peer, Collections.list(ctx.req().getHeaders("X-Forwarded-For")))
                .holder();
    }

    private static void tell(Context ctx, RateLimitRule rule, Take take) {
        long seconds = take.secondsUntilNext();
        ctx.header("RateLimit-Policy", rule.policy());
        ctx.header("RateLimit", rule.name() + ";r=" + take.left() + ";t=" + seconds);
        if (!take.taken()) {
            ctx.header("Retry-After", String.valueOf(seconds));
            Problems.answer(ctx, refusal(rule, seconds));
            ctx.skipRemainingHandlers();
        }
    }

    private static Problem refusal(RateLimitRule rule, long seconds) {
        return Problem.of(
                429,
                "rate-limited",
                "Too many requests",
                "%s is served %d times in %d s for each client; the next time in %d s"
                        .formatted(rule.route(), rule.requests(), rule.window().toSeconds(), seconds));
    }

    private static String route(Endpoint endpoint) {
        return endpoint.method.name() + " " + endpoint.path;
    }
}
