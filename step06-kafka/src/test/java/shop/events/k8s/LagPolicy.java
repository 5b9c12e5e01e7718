package shop.events.k8s;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Objects;
import java.util.Optional;
import shop.config.Environment;
import shop.edge.k8s.Findings;
import shop.edge.k8s.Policy;
import shop.edge.k8s.ProgramEnvironment;
import shop.edge.k8s.Rendering;
import shop.edge.k8s.ScaledObject;
import shop.edge.k8s.ScaledObject.KafkaLag;
import shop.edge.k8s.Workload;
import shop.events.log.KafkaSettings;
import shop.events.log.Topics;
import shop.events.order.PaymentWorker;

/** What is scaled by lag is the payment workers, by the lag of their group, to no more than can have work. */
final class LagPolicy implements Policy {

    private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";

    @Override
    public void check(Rendering rendering, Findings findings) {
        rendering.all(ScaledObject.class).forEach(scaler -> {
            String id = "ScaledObject " + scaler.metadata().getName();
            target(rendering, scaler).ifPresent(workers -> workers(rendering, scaler, workers, id, findings));
            scaler.spec().triggers().forEach(trigger -> lag(rendering, trigger.metadata(), id, findings));
        });
    }

    private static void workers(
            Rendering rendering, ScaledObject scaler, Workload workers, String id, Findings findings) {
        ProgramEnvironment environment = ProgramEnvironment.of(rendering, workers);
        findings.require(
                PaymentWorker.GROUP.equals(environment.variables().get("WORKERS")),
                "%s: scales %s, which does not take payments only",
                id,
                workers.id());
        int partitions =
                KafkaSettings.from(new Environment(environment.variables())).partitions();
        findings.require(
                scaler.spec().maxReplicaCount() <= partitions,
                "%s: up to %d workers for %d partitions: some would have no work",
                id,
                scaler.spec().maxReplicaCount(),
                partitions);
    }

    private static void lag(Rendering rendering, KafkaLag lag, String id, Findings findings) {
        findings.require(
                Topics.ORDER_EVENTS.equals(lag.topic()) && PaymentWorker.GROUP.equals(lag.consumerGroup()),
                "%s: no worker reads %s as the group %s",
                id,
                lag.topic(),
                lag.consumerGroup());
        findings.require(
                "earliest".equals(lag.offsetResetPolicy()),
                "%s: a new group begins with the earliest record, not with the %s",
                id,
                lag.offsetResetPolicy());
        findings.require(
                String.valueOf(lag.lagThreshold()).matches("[1-9]\\d*"),
                "%s: the lag for each worker is %s",
                id,
                lag.lagThreshold());
        broker(rendering)
                .ifPresent(address -> findings.require(
                        address.equals(lag.bootstrapServers()),
                        "%s: asks %s, and the broker sends its clients to %s",
                        id,
                        lag.bootstrapServers(),
                        address));
    }

    /** What other namespaces can resolve, too. */
    private static Optional<String> broker(Rendering rendering) {
        return rendering.workloads().stream()
                .flatMap(workload -> workload.mainContainer().getEnv().stream())
                .filter(variable -> variable.getName().equals(ADVERTISED))
                .map(EnvVar::getValue)
                .map(listener -> listener.replaceFirst(".*://", ""))
                .findFirst();
    }

    private static Optional<Workload> target(Rendering rendering, ScaledObject scaler) {
        return rendering.workloads().stream()
                .filter(workload -> Objects.equals(
                        workload.name(), scaler.spec().scaleTargetRef().name()))
                .findFirst();
    }
}
