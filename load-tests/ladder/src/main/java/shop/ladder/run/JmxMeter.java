package shop.ladder.run;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import shop.engines.EngineFailed;

/** Reads what a shop counts over JMX, as JConsole would. */
final class JmxMeter implements ShopMeter {

    private final JMXConnector connector;

    private JmxMeter(JMXConnector connector) {
        this.connector = connector;
    }

    /** Connects to a JVM of the same user on this machine. */
    static JmxMeter attachTo(long pid) {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
            try {
                return new JmxMeter(JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent())));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public ConnectionUse connections() {
        return read("ConnectionUse", "Lent", "WaitedNanos", "HeldNanos")
                .map(counts -> new ConnectionUse(counts[0], counts[1], counts[2]))
                .orElseThrow(() -> new EngineFailed("the shop does not count the use of its connections"));
    }

    @Override
    public Optional<CacheUse> cache() {
        return read("CacheUse", "Hits", "Misses", "Loads", "Unanswered")
                .map(counts -> new CacheUse(counts[0], counts[1], counts[2], counts[3]));
    }

    private Optional<long[]> read(String type, String... attributes) {
        try {
            ObjectName name = new ObjectName("shop:type=" + type);
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            if (!beans.isRegistered(name)) {
                return Optional.empty();
            }
            return Optional.of(beans.getAttributes(name, attributes).asList().stream()
                    .mapToLong(attribute -> (Long) attribute.getValue())
                    .toArray());
        } catch (IOException | JMException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineFailed unreadable(Exception e) {
        return new EngineFailed("the shop's meters cannot be read: " + e.getMessage(), e);
    }
}
