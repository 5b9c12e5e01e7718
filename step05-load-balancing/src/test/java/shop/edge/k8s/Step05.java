package shop.edge.k8s;

import java.util.Map;
import shop.edge.EdgeSettings;

/** What this step's manifests run, and the rules for them. */
final class Step05 {

    static final Program SHOP = Program.of(EdgeSettings::from, settings -> Program.Needs.ofShop(settings.shop()));

    static final Policies POLICIES = Policies.of(new Programs(Map.of("shop-workshop/step05-load-balancing", SHOP)));

    private Step05() {}

    /** What makes the shop's pods, as it is in its file: no kustomize is needed for that. */
    static Rendering deployment() {
        return new Rendering(
                ManifestReader.STRICT.read(K8sFolder.text(K8sFolder.FOLDER.resolve("base/deployment.yaml"))));
    }
}
