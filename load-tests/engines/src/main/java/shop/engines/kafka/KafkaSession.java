package shop.engines.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Asks a broker what its clients ask first.
 *
 * @param address of the broker, {@code HOST:PORT}
 */
record KafkaSession(String address) {

    private static final int PATIENCE_MS = 2_000;

    /** Whether it takes requests, and its cluster counts it among the brokers. */
    boolean answers() {
        // Kafka's client would try again and again, and log each refusal.
        return listens() && hasBrokers();
    }

    private boolean listens() {
        URI uri = URI.create("kafka://" + address);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean hasBrokers() {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
