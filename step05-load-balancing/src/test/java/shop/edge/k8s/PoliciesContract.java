package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that kustomize makes of a step's manifests follows the rules, and each rule can fail. */
@NeedsKustomize
public abstract class PoliciesContract {

    protected static final String POD = "/spec/template/spec";
    protected static final String CONTAINER = POD + "/containers/0";

    private static final Map<Path, Rendering> RENDERINGS = new ConcurrentHashMap<>();

    private final Policies policies;

    protected PoliciesContract(Policies policies) {
        this.policies = policies;
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyRendering_followsThePolicies(Path folder) {
        assertThat(rendering(folder).manifests()).isNotEmpty();
        assertThat(violations(rendering(folder))).isEmpty();
    }

    static List<Path> kustomizations() {
        return K8sFolder.kustomizations();
    }

    /**
     * One change to manifests that hold, and exactly that is found. The subclass has a static method of this name that
     * gives the arguments.
     */
    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void brokenManifest_isFound(String folder, String id, Consumer<Change> change, String violation) {
        assertThat(violations(rendering(folder).with(id, change))).containsExactly(violation);
    }

    protected final List<String> violations(Rendering rendering) {
        return policies.violations(rendering);
    }

    /** @param name {@code base}, or an overlay's */
    protected static Rendering rendering(String name) {
        return rendering(K8sFolder.FOLDER.resolve(name.equals("base") ? name : "overlays/" + name));
    }

    private static Rendering rendering(Path folder) {
        return RENDERINGS.computeIfAbsent(folder, Kustomize::render);
    }

    /** @param json with ' for " */
    protected static Consumer<Change> set(String place, String json) {
        return change -> change.set(place, json.replace('\'', '"'));
    }

    protected static Consumer<Change> remove(String place) {
        return change -> change.remove(place);
    }
}
