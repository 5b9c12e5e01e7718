package shop.edge.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** An Argo CD Application: those fields of its definition, {@code applications.argoproj.io}, that a workshop needs. */
record Application(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
            String project,
            Source source,
            Destination destination,
            SyncPolicy syncPolicy,
            List<IgnoredDifference> ignoreDifferences,
            Integer revisionHistoryLimit) {}

    record Source(String repoURL, String targetRevision, String path) {}

    record Destination(String server, String name, String namespace) {}

    record SyncPolicy(Automated automated, List<String> syncOptions, Retry retry) {}

    record Automated(Boolean prune, Boolean selfHeal, Boolean allowEmpty) {}

    record Retry(Integer limit, Backoff backoff) {}

    record Backoff(String duration, Integer factor, String maxDuration) {}

    record IgnoredDifference(
            String group,
            String kind,
            String name,
            String namespace,
            List<String> jsonPointers,
            List<String> jqPathExpressions,
            List<String> managedFieldsManagers) {}
}
