package shop.edge.k8s;

/** What is wrong with a manifest, in a line. */
final class ManifestFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ManifestFault(String message) {
        super(message);
    }
}
