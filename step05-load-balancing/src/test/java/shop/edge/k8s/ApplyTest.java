package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a running shop when its manifests are applied again. */
@Tag("exercise-5.6")
class ApplyTest {

    private final Rendering deployment = Step05.deployment();

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 20})
    void shop_keepsTheReplicasThatItsLoadNeeds(int before) {
        int after =
                Optional.ofNullable(deployment.shop().orElseThrow().replicas()).orElse(before);

        assertThat(after)
                .as("replicas after an apply, where the load has made the autoscaler set %d", before)
                .isEqualTo(before);
    }

    @Test
    void rollout_neverHasFewerReplicasThanBefore() {
        Findings findings = new Findings();

        new RolloutPolicy().check(deployment, findings);

        assertThat(findings.lines()).isEmpty();
    }
}
