package shop.edge.k8s;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** See {@link NeedsKustomize}. */
final class KustomizeCondition implements ExecutionCondition {

    /** Closed after the last test. */
    private record LeftOut(Set<String> classes) implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("Left out, for there is no kubectl with kustomize 5 or newer: "
                    + String.join(", ", classes) + ". Install kubectl (it needs no cluster) to run them.");
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(KustomizeCondition.class));
        if (store.computeIfAbsent("installed", key -> Kustomize.isInstalled(), Boolean.class)) {
            return ConditionEvaluationResult.enabled("kubectl is there");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(
                    "CI=true, and there is no kubectl with kustomize 5 or newer: these tests must run there");
        }
        store.computeIfAbsent("left out", key -> new LeftOut(new ConcurrentSkipListSet<>()), LeftOut.class)
                .classes()
                .add(context.getRequiredTestClass().getSimpleName());
        return ConditionEvaluationResult.disabled("there is no kubectl with kustomize 5 or newer");
    }
}
