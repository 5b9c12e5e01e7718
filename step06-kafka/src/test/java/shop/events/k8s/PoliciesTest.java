package shop.events.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import shop.edge.k8s.Change;
import shop.edge.k8s.Policies;
import shop.edge.k8s.PoliciesContract;
import shop.events.ManifestPrograms;

/** The rules of step 5, and one more, hold for what this step adds. */
class PoliciesTest extends PoliciesContract {

    private static final String PAYMENTS = "Deployment worker-payments";
    private static final String BROKER = "StatefulSet kafka";
    private static final String SCALER = "ScaledObject worker-payments";
    private static final String NAME = "/matchLabels/app.kubernetes.io~1name";

    PoliciesTest() {
        super(Policies.of(ManifestPrograms.ALL).and(new LagPolicy()));
    }

    static Stream<Arguments> brokenManifest_isFound() {
        return Stream.of(workers(), broker(), mail(), scaler()).flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> workers() {
        return Stream.of(
                payments(
                        set(CONTAINER + "/args/2", "'shop.events.WorkersMain'"),
                        "there is no program shop.events.WorkersMain"),
                payments(
                        set(CONTAINER + "/env/2", "{'name':'KAFKA_SERVER','value':'kafka:9092'}"),
                        "the program does not read KAFKA_SERVER"),
                payments(
                        set(CONTAINER + "/env/2", "{'name':'KAFKA_PARTITIONS','value':'six'}"),
                        "the program would not start: KAFKA_PARTITIONS=six is not a whole number from 1 to 1000"),
                payments(
                        set(CONTAINER + "/livenessProbe/httpGet/path", "'/health/ready'"),
                        "its livenessProbe does not ask /health/live"),
                payments(
                        set(POD + "/terminationGracePeriodSeconds", "40"),
                        "killed after 40 s, and its stop, with preStop, takes up to 40 s"),
                payments(remove(POD + "/topologySpreadConstraints"), "all replicas may be on one machine"),
                payments(set(POD + "/serviceAccountName", "'worker'"), "has no ServiceAccount of its own"),
                payments(set("/spec/strategy/rollingUpdate/maxUnavailable", "1"), "its maxUnavailable is not 0"),
                payments(
                        remove(CONTAINER + "/resources/limits"),
                        ", container worker: its limit of memory is not what it reserves"),
                arguments(
                        "keda",
                        "Deployment worker-relay",
                        set("/spec/replicas", "10"),
                        "30 x 6 (Deployment shop) + 3 x 6 (Deployment worker-emails) + 10 x 6 (Deployment"
                                + " worker-payments) + 16 x 3 (Deployment worker-relay) + 3 x 6 (Deployment worker-views) = 324 connections during"
                                + " rollouts; Postgres allows 300, 3 of them for administrators"),
                arguments(
                        "base",
                        "PodDisruptionBudget worker-relay",
                        set("/spec/selector" + NAME, "'relay'"),
                        "PodDisruptionBudget worker-relay: finds no pods with"
                                + " {app.kubernetes.io/component=worker, app.kubernetes.io/name=relay}"),
                arguments(
                        "local",
                        "NetworkPolicy worker-payments-servers",
                        set("/spec/egress/0/ports/0/port", "9090"),
                        "NetworkPolicy worker-payments-servers: the pods of Deployment payment have no port 9090"));
    }

    private static Stream<Arguments> broker() {
        return Stream.of(
                arguments(
                        "local",
                        BROKER,
                        set(CONTAINER + "/image", "'apache/kafka:latest'"),
                        BROKER + ": the image apache/kafka:latest has no tag, or one that moves"),
                arguments(
                        "local",
                        BROKER,
                        remove(CONTAINER + "/securityContext/readOnlyRootFilesystem"),
                        BROKER + ", container kafka: may write to its root file system: readOnlyRootFilesystem is"
                                + " missing"),
                arguments(
                        "local",
                        BROKER,
                        remove(CONTAINER + "/readinessProbe"),
                        BROKER + ", container kafka: nobody asks whether it is ready and alive"),
                arguments(
                        "local",
                        "NetworkPolicy kafka",
                        set("/spec/ingress/0/from/0/podSelector/matchLabels/app.kubernetes.io~1component", "'workers'"),
                        "NetworkPolicy kafka: finds no pods with {app.kubernetes.io/component=workers}"),
                arguments(
                        "local",
                        "NetworkPolicy worker-servers",
                        set("/spec/egress/2/ports/0/port", "9093"),
                        "NetworkPolicy worker-servers: the pods of StatefulSet kafka have no port 9093"),
                arguments(
                        "local",
                        "StatefulSet postgres",
                        set(CONTAINER + "/args/1", "'max_connections=200'"),
                        "StatefulSet postgres: is not started with max_connections=300, with which the shop"
                                + " reckons"));
    }

    private static Stream<Arguments> mail() {
        return Stream.of(
                arguments(
                        "local",
                        "Service mail",
                        set("/spec/ports/0/targetPort", "'mail'"),
                        "Service mail: the pods of Deployment mail have no port mail"),
                arguments(
                        "local",
                        "NetworkPolicy worker-emails-servers",
                        set("/spec/egress/0/to/0/podSelector" + NAME, "'mails'"),
                        "NetworkPolicy worker-emails-servers: finds no pods with {app.kubernetes.io/name=mails}"));
    }

    private static Stream<Arguments> scaler() {
        String lag = "/spec/triggers/0/metadata/";
        return Stream.of(
                scaler(set(lag + "consumerGroup", "'payment'"), "no worker reads order-events as the group payment"),
                scaler(set(lag + "topic", "'orders'"), "no worker reads orders as the group payments"),
                scaler(
                        set(lag + "offsetResetPolicy", "'latest'"),
                        "a new group begins with the earliest record, not with the latest"),
                scaler(set(lag + "lagThreshold", "'0'"), "the lag for each worker is 0"),
                scaler(
                        set(lag + "bootstrapServers", "'kafka:9092'"),
                        "asks kafka:9092, and the broker sends its clients to kafka.shop.svc:9092"),
                scaler(
                        set("/spec/scaleTargetRef/name", "'worker-payment'"),
                        "there is no apps/v1 Deployment worker-payment"),
                scaler(set("/spec/maxReplicaCount", "7"), "up to 7 workers for 6 partitions: some would have no work"),
                arguments(
                        "keda",
                        PAYMENTS,
                        set(CONTAINER + "/env/0/value", "'payments,emails'"),
                        SCALER + ": scales Deployment worker-payments, which does not take payments only"),
                arguments(
                        "keda",
                        PAYMENTS,
                        set("/spec/replicas", "3"),
                        PAYMENTS + ": it says `replicas`, and an autoscaler sets them: each apply would set them"
                                + " back"));
    }

    @Test
    void roleThatNobodyKnows_isFound() {
        assertThat(violations(rendering("base").with(PAYMENTS, set(CONTAINER + "/env/0/value", "'payment'"))))
                .singleElement()
                .asString()
                .startsWith(
                        PAYMENTS + ": the program would not start: WORKERS: \"payment\" is not one of relay, payments");
    }

    @Test
    void workersThatShareAServiceAccount_areFound() {
        assertThat(violations(rendering("base").with(PAYMENTS, set(POD + "/serviceAccountName", "'worker-relay'"))))
                .containsExactly(
                        PAYMENTS + ": has no ServiceAccount of its own",
                        "Deployment worker-relay: has no ServiceAccount of its own");
    }

    private static Arguments payments(Consumer<Change> change, String violation) {
        return arguments("base", PAYMENTS, change, PAYMENTS + (violation.startsWith(",") ? "" : ": ") + violation);
    }

    private static Arguments scaler(Consumer<Change> change, String violation) {
        return arguments("keda", SCALER, change, SCALER + ": " + violation);
    }
}
