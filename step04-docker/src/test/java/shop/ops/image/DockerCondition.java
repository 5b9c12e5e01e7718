package shop.ops.image;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** See {@link NeedsDocker}. */
final class DockerCondition implements ExecutionCondition {

    /** Closed after the last test. */
    private record LeftOut(Set<String> classes) implements AutoCloseable {
        @Override
        public void close() {
            System.out.println("Left out, for no Docker daemon answers: " + String.join(", ", classes)
                    + ". Install or start Docker to run them.");
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(DockerCondition.class));
        if (store.computeIfAbsent("answers", key -> dockerAnswers(), Boolean.class)) {
            return ConditionEvaluationResult.enabled("Docker answers");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true, and no Docker daemon answers: these tests must run there");
        }
        store.computeIfAbsent("left out", key -> new LeftOut(new ConcurrentSkipListSet<>()), LeftOut.class)
                .classes()
                .add(context.getRequiredTestClass().getSimpleName());
        return ConditionEvaluationResult.disabled("no Docker daemon answers");
    }

    /** Without the many lines in which the library tells where it has looked. */
    private static boolean dockerAnswers() {
        Logger log = (Logger) LoggerFactory.getLogger("org.testcontainers");
        log.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            log.setLevel(Level.WARN);
        }
    }
}
