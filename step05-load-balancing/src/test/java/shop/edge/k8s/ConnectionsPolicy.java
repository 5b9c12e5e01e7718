package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;

/** The most replicas that there can be, with those of a rollout, leave Postgres some connections. */
final class ConnectionsPolicy implements Policy {

    /** On the shop's Deployment: what its Postgres must allow. */
    static final String ALLOWED = "shop.workshop/postgres-max-connections";

    /** Postgres keeps them for its administrators (superuser_reserved_connections). */
    private static final int RESERVED = 3;

    /** Readiness asks on a connection of its own. */
    private static final int FOR_HEALTH = 1;

    private static final String ARGUMENT = "max_connections=";

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .all(Deployment.class)
                .filter(deployment -> Workload.of(deployment).isShop())
                .forEach(shop -> {
                    String allowed = shop.getMetadata().getAnnotations().get(ALLOWED);
                    if (allowed == null) {
                        findings.require(
                                false,
                                "Deployment shop: the annotation %s, what its Postgres must allow, is missing",
                                ALLOWED);
                    } else {
                        postgresAllows(rendering, allowed, findings);
                        shopKeeps(rendering, shop, Integer.parseInt(allowed), findings);
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

    private static void shopKeeps(Rendering rendering, Deployment shop, int allowed, Findings findings) {
        int most = rendering
                .all(HorizontalPodAutoscaler.class)
                .mapToInt(scaler -> scaler.getSpec().getMaxReplicas())
                .max()
                .orElse(1);
        int replicas = rendering
                .all(Rollout.class)
                .map(rollout -> rollout.spec().strategy())
                .findFirst()
                .map(strategy -> during(strategy, most))
                .orElseGet(() ->
                        during(shop.getSpec().getStrategy().getRollingUpdate().getMaxSurge(), most));
        ShopEnvironment.of(rendering, Workload.of(shop)).settings().ifPresent(settings -> {
            int each = settings.poolSize() + FOR_HEALTH;
            findings.require(
                    replicas * each <= allowed - RESERVED,
                    "Deployment shop: %d replicas during a rollout x %d connections (pool, and one for health) = %d;"
                            + " Postgres allows %d, %d of them for administrators",
                    replicas,
                    each,
                    replicas * each,
                    allowed,
                    RESERVED);
        });
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
