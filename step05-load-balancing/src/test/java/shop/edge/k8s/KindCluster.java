package shop.edge.k8s;

import java.util.List;

/** The configuration of a cluster of kind: those fields that a workshop needs. */
record KindCluster(String apiVersion, String kind, String name, List<Node> nodes) {

    record Node(String role, String image, List<PortMapping> extraPortMappings) {}

    record PortMapping(int containerPort, int hostPort, String listenAddress, String protocol) {}
}
