package shop.edge.k8s;

import java.util.Map;
import shop.edge.EdgeSettings;

/** What this step's manifests run, and the rules for them. */
final class Step05 {

    static final Program SHOP = Program.of(EdgeSettings::from, settings -> Program.Needs.ofShop(settings.shop()));

    static final Policies POLICIES = Policies.of(new Programs(Map.of("shop-workshop/step05-load-balancing", SHOP)));

    private Step05() {}
}
