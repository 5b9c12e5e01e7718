package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class PoliciesTest extends PoliciesContract {

    private static final String SHOP = "Deployment shop";

    PoliciesTest() {
        super(Step05.POLICIES);
    }

    static Stream<Arguments> brokenManifest_isFound() {
        return Stream.of(
                        probes(),
                        selectors(),
                        ports(),
                        connections(),
                        images(),
                        privileges(),
                        scaling(),
                        resources(),
                        rollouts(),
                        stops(),
                        settings(),
                        references(),
                        waysIn())
                .flatMap(arguments -> arguments);
    }

    private static Stream<Arguments> probes() {
        return Stream.of(
                shop(
                        set(CONTAINER + "/livenessProbe/httpGet/path", "'/health/ready'"),
                        "its livenessProbe does not ask /health/live"),
                shop(remove(CONTAINER + "/startupProbe/httpGet/path"), "its startupProbe does not ask /health/started"),
                shop(
                        set(CONTAINER + "/readinessProbe/httpGet/path", "'/'"),
                        "its readinessProbe does not ask /health/ready"),
                arguments(
                        "local",
                        "Deployment redis",
                        remove(CONTAINER + "/readinessProbe"),
                        "Deployment redis, container redis: nobody asks whether it is ready and alive"));
    }

    private static Stream<Arguments> selectors() {
        String label = "/matchLabels/app.kubernetes.io~1name";
        return Stream.of(
                arguments(
                        "base",
                        "Service shop",
                        set("/spec/selector/app.kubernetes.io~1name", "'shopp'"),
                        "Service shop: finds no pods with {app.kubernetes.io/name=shopp}"),
                arguments(
                        "base",
                        "PodDisruptionBudget shop",
                        set("/spec/selector" + label, "'shopp'"),
                        "PodDisruptionBudget shop: finds no pods with {app.kubernetes.io/name=shopp}"),
                arguments(
                        "base",
                        "NetworkPolicy shop",
                        set("/spec/podSelector" + label, "'shopp'"),
                        "NetworkPolicy shop: finds no pods with {app.kubernetes.io/name=shopp}"),
                arguments(
                        "local",
                        "NetworkPolicy redis",
                        set("/spec/ingress/0/from/0/podSelector" + label, "'shopp'"),
                        "NetworkPolicy redis: finds no pods with {app.kubernetes.io/name=shopp}"),
                arguments(
                        "local",
                        "NetworkPolicy shop-servers",
                        set("/spec/egress/1/to/0/podSelector" + label, "'rediss'"),
                        "NetworkPolicy shop-servers: finds no pods with {app.kubernetes.io/name=rediss}"),
                arguments(
                        "canary",
                        "Rollout shop",
                        set("/spec/selector" + label, "'shopp'"),
                        "Rollout shop: finds no pods with {app.kubernetes.io/name=shopp}"),
                arguments(
                        "monitoring",
                        "ServiceMonitor shop",
                        set("/spec/selector" + label, "'shopp'"),
                        "ServiceMonitor shop: finds no Service with a port http"),
                shop(
                        set(POD + "/topologySpreadConstraints/0/labelSelector" + label, "'shopp'"),
                        "its spread over kubernetes.io/hostname counts other pods than its own"),
                shop(remove(POD + "/topologySpreadConstraints"), "all replicas may be on one machine"),
                shop(set("/spec/selector" + label, "'shopp'"), "does not find its own pods"));
    }

    private static Stream<Arguments> ports() {
        return Stream.of(
                arguments(
                        "base",
                        "Service shop",
                        set("/spec/ports/0/targetPort", "'web'"),
                        "Service shop: the pods of Deployment shop have no port web"),
                arguments(
                        "base",
                        "NetworkPolicy shop",
                        set("/spec/ingress/0/ports/0/port", "'web'"),
                        "NetworkPolicy shop: the pods of Deployment shop have no port web"),
                arguments(
                        "local",
                        "NetworkPolicy shop-servers",
                        set("/spec/egress/1/ports/0/port", "6380"),
                        "NetworkPolicy shop-servers: the pods of Deployment redis have no port 6380"),
                arguments(
                        "local",
                        "Deployment redis",
                        set(CONTAINER + "/livenessProbe/tcpSocket/port", "'web'"),
                        "Deployment redis: a probe asks on port web, which its pods do not have"),
                arguments(
                        "monitoring",
                        "ServiceMonitor shop",
                        set("/spec/endpoints/0/port", "'web'"),
                        "ServiceMonitor shop: finds no Service with a port web"),
                arguments(
                        "monitoring",
                        "ServiceMonitor shop",
                        set("/spec/endpoints/0/path", "'/prometheus'"),
                        "ServiceMonitor shop: the figures are at /metrics, not at /prometheus"));
    }

    private static Stream<Arguments> connections() {
        String sum = "%d x %d (Deployment shop) = %d connections during rollouts; Postgres allows 200, 3 of them for"
                + " administrators";
        return Stream.of(
                arguments(
                        "base",
                        "HorizontalPodAutoscaler shop",
                        set("/spec/maxReplicas", "22"),
                        sum.formatted(34, 6, 204)),
                arguments(
                        "base",
                        SHOP,
                        set("/spec/strategy/rollingUpdate/maxSurge", "'100%'"),
                        sum.formatted(60, 6, 360)),
                arguments(
                        "base",
                        SHOP,
                        set(CONTAINER + "/env/2", "{'name':'DB_POOL_SIZE','value':'7'}"),
                        sum.formatted(30, 8, 240)),
                arguments(
                        "blue-green",
                        "HorizontalPodAutoscaler shop",
                        set("/spec/maxReplicas", "20"),
                        sum.formatted(60, 6, 360)),
                arguments(
                        "canary",
                        "Rollout shop",
                        set("/spec/strategy/canary/maxSurge", "'100%'"),
                        sum.formatted(60, 6, 360)),
                shop(
                        remove("/metadata/annotations"),
                        "the annotation shop.workshop/postgres-max-connections, what its Postgres must allow,"
                                + " is missing"),
                arguments(
                        "local",
                        "StatefulSet postgres",
                        set(CONTAINER + "/args/1", "'max_connections=100'"),
                        "StatefulSet postgres: is not started with max_connections=200, with which the shop"
                                + " reckons"));
    }

    private static Stream<Arguments> images() {
        return Stream.of(
                shop(
                        set(CONTAINER + "/image", "'shop-workshop/step05-load-balancing:latest'"),
                        "the image shop-workshop/step05-load-balancing:latest has no tag, or one that moves"),
                shop(
                        set(CONTAINER + "/image", "'registry.example:5000/shop'"),
                        "the image registry.example:5000/shop has no tag, or one that moves"),
                arguments(
                        "local",
                        "StatefulSet postgres",
                        set(CONTAINER + "/image", "'postgres'"),
                        "StatefulSet postgres: the image postgres has no tag, or one that moves"));
    }

    private static Stream<Arguments> privileges() {
        String security = CONTAINER + "/securityContext";
        String root = "may run as root: runAsNonRoot and a numeric runAsUser are missing";
        String capabilities = ", container shop: keeps capabilities: drop ALL, and add none";
        return Stream.of(
                shop(remove(POD + "/securityContext/runAsNonRoot"), root),
                shop(set(POD + "/securityContext/runAsUser", "0"), root),
                shop(
                        remove(POD + "/securityContext/seccompProfile"),
                        "may make any system call: seccompProfile RuntimeDefault is missing"),
                shop(set(POD + "/hostNetwork", "true"), "shares its machine's network or processes"),
                shop(
                        remove(POD + "/automountServiceAccountToken"),
                        "gets a token for the API server, and does not need it"),
                shop(remove(POD + "/serviceAccountName"), "has no ServiceAccount of its own"),
                arguments(
                        "base",
                        SHOP,
                        set(security + "/privileged", "true"),
                        SHOP + ", container shop: may gain privileges: allowPrivilegeEscalation: false is missing"),
                arguments(
                        "base",
                        SHOP,
                        remove(security + "/allowPrivilegeEscalation"),
                        SHOP + ", container shop: may gain privileges: allowPrivilegeEscalation: false is missing"),
                arguments(
                        "base",
                        SHOP,
                        set(security + "/readOnlyRootFilesystem", "false"),
                        SHOP + ", container shop: may write to its root file system: readOnlyRootFilesystem is"
                                + " missing"),
                arguments("base", SHOP, set(security + "/capabilities/drop", "['NET_RAW']"), SHOP + capabilities),
                arguments("base", SHOP, set(security + "/capabilities/add", "['NET_ADMIN']"), SHOP + capabilities),
                arguments(
                        "base",
                        SHOP,
                        set(security + "/runAsUser", "0"),
                        SHOP + ", container shop: overrides what its pod says about users and system calls"));
    }

    private static Stream<Arguments> scaling() {
        String replicas = "it says `replicas`, and an autoscaler sets them: each apply would set them back";
        return Stream.of(
                shop(set("/spec/replicas", "3"), replicas),
                arguments("canary", "Rollout shop", set("/spec/replicas", "3"), "Rollout shop: " + replicas),
                arguments(
                        "base",
                        "HorizontalPodAutoscaler shop",
                        set("/spec/scaleTargetRef/name", "'shopp'"),
                        "HorizontalPodAutoscaler shop: there is no apps/v1 Deployment shopp"),
                arguments(
                        "canary",
                        "HorizontalPodAutoscaler shop",
                        set("/spec/scaleTargetRef/apiVersion", "'argoproj.io/v1'"),
                        "HorizontalPodAutoscaler shop: there is no argoproj.io/v1 Rollout shop"),
                arguments(
                        "base",
                        "HorizontalPodAutoscaler shop",
                        set("/spec/minReplicas", "1"),
                        "HorizontalPodAutoscaler shop: fewer than three replicas: while one is replaced, another may"
                                + " die"));
    }

    private static Stream<Arguments> resources() {
        String place = SHOP + ", container shop: ";
        return Stream.of(
                arguments(
                        "base",
                        SHOP,
                        remove(CONTAINER + "/resources/requests/cpu"),
                        place + "reserves no CPU, or no memory: the scheduler and the autoscaler reckon with it"),
                arguments(
                        "base",
                        SHOP,
                        remove(CONTAINER + "/resources/limits"),
                        place + "its limit of memory is not what it reserves"),
                arguments(
                        "base",
                        SHOP,
                        set(CONTAINER + "/resources/limits/memory", "'1Gi'"),
                        place + "its limit of memory is not what it reserves"));
    }

    private static Stream<Arguments> rollouts() {
        return Stream.of(
                shop(set("/spec/strategy/rollingUpdate/maxUnavailable", "1"), "its maxUnavailable is not 0"),
                shop(remove("/spec/strategy/rollingUpdate/maxUnavailable"), "its maxUnavailable is not 0"),
                arguments(
                        "canary",
                        "Rollout shop",
                        remove("/spec/strategy/canary/maxUnavailable"),
                        "Rollout shop: its maxUnavailable is not 0"),
                arguments(
                        "base",
                        "PodDisruptionBudget shop",
                        set("/spec/maxUnavailable", "0"),
                        "PodDisruptionBudget shop: no pod may ever be moved: its maxUnavailable must be 1 or more"));
    }

    private static Stream<Arguments> stops() {
        return Stream.of(
                shop(
                        set(POD + "/terminationGracePeriodSeconds", "25"),
                        "killed after 25 s, and its stop, with preStop, takes up to 25 s"),
                shop(
                        set(CONTAINER + "/env/2", "{'name':'STOP_DELAY_MS','value':'15000'}"),
                        "killed after 35 s, and its stop, with preStop, takes up to 40 s"),
                shop(
                        remove(CONTAINER + "/lifecycle"),
                        "no preStop sleep: it refuses connections before the balancer has seen it go"));
    }

    private static Stream<Arguments> settings() {
        return Stream.of(
                shop(
                        set(CONTAINER + "/env/2", "{'name':'DB_POOLSIZE','value':'7'}"),
                        "the program does not read DB_POOLSIZE"),
                shop(
                        set(CONTAINER + "/env/2", "{'name':'SHOP_SEED','value':'1000'}"),
                        "SHOP_SEED: what is deployed must not begin with orders that nobody placed"),
                shop(
                        set(CONTAINER + "/env/2", "{'name':'STOP_GRACE_MS','value':'20s'}"),
                        "the program would not start: STOP_GRACE_MS=20s is not a whole number from 0 to 600000"),
                arguments(
                        "local",
                        "StatefulSet postgres",
                        set(CONTAINER + "/env/1", "{'name':'POSTGRES_PASSWORD','value':'open'}"),
                        "StatefulSet postgres: POSTGRES_PASSWORD is for everybody to read: it belongs in the Secret"),
                arguments(
                        "local",
                        "StatefulSet postgres",
                        set(CONTAINER + "/env/1/valueFrom/secretKeyRef/key", "'PASSWORD'"),
                        "StatefulSet postgres: the guide makes no Secret shop with the key PASSWORD: see"
                                + " secret.env.example"),
                shop(
                        set(CONTAINER + "/env/0/valueFrom/secretKeyRef/name", "'shopp'"),
                        "the guide makes no Secret shopp with the key DATABASE_URL: see secret.env.example"));
    }

    private static Stream<Arguments> references() {
        return Stream.of(
                arguments(
                        "base",
                        "Ingress shop",
                        set("/spec/rules/0/http/paths/0/backend/service/port/name", "'web'"),
                        "Ingress shop: there is no Service shop with such a port"),
                arguments(
                        "istio",
                        "VirtualService shop",
                        set("/spec/http/1/route/0/destination/port/number", "8080"),
                        "VirtualService shop: there is no Service shop with such a port"),
                arguments(
                        "istio",
                        "VirtualService shop",
                        set("/spec/gateways/0", "'door'"),
                        "VirtualService shop: there is no Gateway door"),
                arguments(
                        "istio",
                        "DestinationRule shop",
                        set("/spec/host", "'shopp'"),
                        "DestinationRule shop: there is no Service shopp with such a port"),
                arguments(
                        "blue-green",
                        "Rollout shop",
                        set("/spec/strategy/blueGreen/previewService", "'preview'"),
                        "Rollout shop: there is no Service preview with such a port"),
                arguments(
                        "canary",
                        "Rollout shop",
                        set("/spec/workloadRef/name", "'shopp'"),
                        "Rollout shop: there is no Deployment shopp"),
                arguments(
                        "argo",
                        "Application shop",
                        set("/spec/source/path", "'k8s'"),
                        "Application shop: there is nothing to apply in k8s"));
    }

    private static Stream<Arguments> waysIn() {
        String ingress = "Ingress shop";
        String paths = "/spec/rules/0/http/paths/";
        String mesh = "VirtualService shop";
        String open =
                ": is open to the world: GET /health/live, GET /health/live/, GET /health/ready, GET /health/ready/,"
                        + " GET /health/started, GET /health/started/, GET /metrics, GET /metrics/, GET /new, GET /new/";
        return Stream.of(
                arguments("base", ingress, set(paths + "0/path", "'/'"), ingress + open),
                arguments(
                        "base",
                        ingress,
                        set("/spec/defaultBackend", "{'service':{'name':'shop','port':{'name':'http'}}}"),
                        ingress + open),
                arguments(
                        "base",
                        ingress,
                        set(
                                paths + "7",
                                "{'path':'/metrics','pathType':'Exact',"
                                        + "'backend':{'service':{'name':'shop','port':{'name':'http'}}}}"),
                        ingress + ": is open to the world: GET /metrics"),
                arguments("base", ingress, remove(paths + "4"), ingress + ": is closed to customers: GET /me"),
                arguments(
                        "base",
                        ingress,
                        set(paths + "5/pathType", "'Exact'"),
                        ingress + ": is closed to customers: GET /docs/swagger-ui.css"),
                arguments("istio", mesh, remove("/spec/http/1/match"), mesh + open),
                arguments("istio", mesh, remove("/spec/http/0/match/0/uri"), mesh + open),
                arguments("istio", mesh, set("/spec/http/0/match/0/uri", "{'prefix':'/'}"), mesh + open),
                arguments(
                        "istio",
                        mesh,
                        set("/spec/http/1/match/0/uri", "{'exact':'/orders'}"),
                        mesh + ": is closed to customers: POST /products, POST /sessions, POST /users"));
    }

    @Test
    void portThatTheProgramDoesNotListenOn_isFoundByEveryProbe() {
        Rendering elsewhere = rendering("base").with(SHOP, set(CONTAINER + "/ports/0/containerPort", "9090"));

        assertThat(violations(elsewhere))
                .containsExactly(
                        SHOP + ": its startupProbe does not ask on port 8080, where the program listens",
                        SHOP + ": its readinessProbe does not ask on port 8080, where the program listens",
                        SHOP + ": its livenessProbe does not ask on port 8080, where the program listens");
    }

    @Test
    void configMapThatIsNotThere_isFound_andSoIsWhatTheProgramMisses() {
        Rendering without = rendering("base").with(SHOP, set(CONTAINER + "/envFrom/0/configMapRef/name", "'shopp'"));

        assertThat(violations(without))
                .containsExactly(
                        SHOP + ": there is no ConfigMap shopp",
                        SHOP + ": the program would not start: REDIS_URL is not set: `./workshop run 3` starts a Redis"
                                + " and this step on it");
    }

    @Test
    void shopWithoutAnAutoscaler_isFound() {
        Rendering base = rendering("base");
        Rendering without = new Rendering(base.manifests().stream()
                .filter(manifest -> !manifest.id().equals("HorizontalPodAutoscaler shop"))
                .toList());

        assertThat(violations(without)).containsExactly(SHOP + ": there is not exactly one autoscaler");
    }

    @Test
    void secretInTheConfigMap_isFound() {
        Rendering base = rendering("base");
        String configMap = base.manifests().stream()
                .map(Manifest::id)
                .filter(id -> id.startsWith("ConfigMap "))
                .findFirst()
                .orElseThrow();

        assertThat(violations(base.with(configMap, set("/data/SESSION_SECRETS", "'open'"))))
                .containsExactly("ConfigMap: SESSION_SECRETS is for everybody to read: it belongs in the Secret");
    }

    private static Arguments shop(Consumer<Change> change, String violation) {
        return arguments("base", SHOP, change, SHOP + ": " + violation);
    }
}
