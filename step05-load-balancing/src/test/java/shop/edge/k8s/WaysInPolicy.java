package shop.edge.k8s;

import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchExact;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchPrefix;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchRegex;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** From outside one gets to all that customers use, and to nothing else. */
final class WaysInPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .all(Ingress.class)
                .forEach(ingress ->
                        check("Ingress " + ingress.getMetadata().getName(), call -> leads(ingress, call), findings));
        rendering
                .all(VirtualService.class)
                .forEach(service -> check(
                        "VirtualService " + service.getMetadata().getName(),
                        call -> service.getSpec().getHttp().stream().anyMatch(route -> leads(route, call)),
                        findings));
    }

    private static void check(String id, Predicate<Call> leads, Findings findings) {
        List<String> open = sorted(Call.OF_OPERATORS, leads);
        findings.require(open.isEmpty(), "%s: is open to the world: %s", id, String.join(", ", open));
        List<String> closed = sorted(Call.OF_CUSTOMERS, leads.negate());
        findings.require(closed.isEmpty(), "%s: is closed to customers: %s", id, String.join(", ", closed));
    }

    private static List<String> sorted(Collection<Call> calls, Predicate<Call> which) {
        return calls.stream().filter(which).map(Call::toString).sorted().toList();
    }

    private static boolean leads(Ingress ingress, Call call) {
        return ingress.getSpec().getDefaultBackend() != null
                || ingress.getSpec().getRules().stream()
                        .flatMap(rule -> rule.getHttp().getPaths().stream())
                        .anyMatch(path -> leads(path, call.path()));
    }

    private static boolean leads(HTTPIngressPath rule, String path) {
        return switch (rule.getPathType()) {
            case "Exact" -> path.equals(rule.getPath());
            // Whole segments: /products is no prefix of /products2.
            case "Prefix" -> (path + "/").startsWith(rule.getPath().replaceFirst("/$", "") + "/");
            default -> throw new ManifestFault("what " + rule.getPathType() + " means is the controller's own affair");
        };
    }

    private static boolean leads(HTTPRoute route, Call call) {
        List<HTTPMatchRequest> matches = route.getMatch();
        return matches.isEmpty()
                || matches.stream()
                        .anyMatch(match ->
                                matches(match.getMethod(), call.method()) && matches(match.getUri(), call.path()));
    }

    private static boolean matches(StringMatch match, String text) {
        if (match == null) {
            return true;
        }
        if (match.getMatchType() instanceof StringMatchExact exact) {
            return text.equals(exact.getExact());
        }
        if (match.getMatchType() instanceof StringMatchPrefix prefix) {
            return text.startsWith(prefix.getPrefix());
        }
        return text.matches(((StringMatchRegex) match.getMatchType()).getRegex());
    }
}
