package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The most replicas of all programs that there can be, with those of a rollout, leave Postgres some connections. */
final class ConnectionsPolicy implements Policy {

    /** On the shop's Deployment: what its Postgres must allow. */
    static final String ALLOWED = "shop.workshop/postgres-max-connections";

    /** Postgres keeps them for its administrators (superuser_reserved_connections). */
    private static final int RESERVED = 3;

    private static final String ARGUMENT = "max_connections=";

    /** A Deployment's standard. */
    private static final IntOrString QUARTER = new IntOrString("25%");

    private final Programs programs;

    ConnectionsPolicy(Programs programs) {
        this.programs = programs;
    }

    /** What the replicas of one program have. */
    private record Share(String id, int replicas, int each) {

        int connections() {
            return replicas * each;
        }

        @Override
        public String toString() {
            return "%d x %d (%s)".formatted(replicas, each, id);
        }
    }

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering.shop().ifPresent(shop -> {
            String allowed = Optional.ofNullable(shop.object().getMetadata().getAnnotations())
                    .orElse(Map.of())
                    .get(ALLOWED);
            findings.require(
                    allowed != null,
                    "%s: the annotation %s, what its Postgres must allow, is missing",
                    shop.id(),
                    ALLOWED);
            if (allowed != null) {
                postgresAllows(rendering, allowed, findings);
                programsHave(rendering, Integer.parseInt(allowed), findings);
            }
        });
    }

    private static void postgresAllows(Rendering rendering, String allowed, Findings findings) {
        rendering.workloads().stream()
                .filter(workload -> workload.name().equals("postgres"))
                .forEach(postgres -> findings.require(
                        postgres.mainContainer().getArgs().contains(ARGUMENT + allowed),
                        "%s: is not started with %s%s, with which the shop reckons",
                        postgres.id(),
                        ARGUMENT,
                        allowed));
    }

    private void programsHave(Rendering rendering, int allowed, Findings findings) {
        List<Share> shares = rendering
                .all(Deployment.class)
                .flatMap(deployment -> share(rendering, deployment).stream())
                .toList();
        int sum = shares.stream().mapToInt(Share::connections).sum();
        findings.require(
                sum <= allowed - RESERVED,
                "%s = %d connections during rollouts; Postgres allows %d, %d of them for administrators",
                shares.stream().map(Share::toString).collect(Collectors.joining(" + ")),
                sum,
                allowed,
                RESERVED);
    }

    private Optional<Share> share(Rendering rendering, Deployment deployment) {
        Workload workload = Workload.of(deployment);
        return programs.needs(rendering, workload)
                .map(needs -> new Share(workload.id(), replicas(rendering, deployment), needs.connections()));
    }

    private static int replicas(Rendering rendering, Deployment deployment) {
        Workload workload = Workload.of(deployment);
        Optional<Rollout> rollout = rendering
                .all(Rollout.class)
                .filter(candidate -> candidate.spec().workloadRef().name().equals(workload.name()))
                .findFirst();
        String scaled = rollout.map(Rollout::id).orElse(workload.id());
        int most = rendering.autoscalers().stream()
                .filter(scaler -> scaler.scales(scaled))
                .mapToInt(Autoscaler::maxReplicas)
                .max()
                .orElse(Optional.ofNullable(workload.replicas()).orElse(1));
        return rollout.map(found -> during(found.spec().strategy(), most))
                .orElseGet(() -> during(
                        Optional.ofNullable(deployment.getSpec().getStrategy())
                                .map(strategy -> strategy.getRollingUpdate())
                                .map(RollingUpdateDeployment::getMaxSurge)
                                .orElse(QUARTER),
                        most));
    }

    private static int during(Rollout.Strategy strategy, int most) {
        if (strategy.canary() != null) {
            return during(strategy.canary().maxSurge(), most);
        }
        // The active ones, those of the preview, and old ones that are kept for a way back.
        return most * (2 + strategy.blueGreen().scaleDownDelayRevisionLimit());
    }

    /** New ones come before old ones go, and as many old ones are not counted any more, but still stopping. */
    private static int during(IntOrString maxSurge, int most) {
        int surge = maxSurge.getStrVal() == null
                ? maxSurge.getIntVal()
                : (most * Integer.parseInt(maxSurge.getStrVal().replace("%", "")) + 99) / 100;
        return most + 2 * surge;
    }
}
