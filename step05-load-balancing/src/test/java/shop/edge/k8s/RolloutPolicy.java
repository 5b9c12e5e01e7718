package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Optional;

/** While a program is replaced there are never fewer replicas than before; and a machine can be emptied. */
final class RolloutPolicy implements Policy {

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering
                .all(Deployment.class)
                .filter(deployment -> Workload.of(deployment).isOurs())
                .forEach(deployment -> findings.require(
                        isNone(maxUnavailable(deployment.getSpec())),
                        "%s: its maxUnavailable is not 0",
                        Workload.of(deployment).id()));
        rendering
                .all(Rollout.class)
                .filter(rollout -> rollout.spec().strategy().canary() != null)
                .forEach(rollout -> findings.require(
                        isNone(rollout.spec().strategy().canary().maxUnavailable()),
                        "%s: its maxUnavailable is not 0",
                        rollout.id()));
        rendering
                .all(PodDisruptionBudget.class)
                .forEach(budget -> findings.require(
                        budget.getSpec().getMaxUnavailable() != null
                                && !isNone(budget.getSpec().getMaxUnavailable()),
                        "PodDisruptionBudget %s: no pod may ever be moved: its maxUnavailable must be 1 or more",
                        budget.getMetadata().getName()));
    }

    private static IntOrString maxUnavailable(DeploymentSpec spec) {
        return Optional.ofNullable(spec.getStrategy())
                .map(strategy -> strategy.getRollingUpdate())
                .map(update -> update.getMaxUnavailable())
                .orElse(null);
    }

    private static boolean isNone(IntOrString count) {
        return count != null && String.valueOf(count.getValue()).matches("0%?");
    }
}
