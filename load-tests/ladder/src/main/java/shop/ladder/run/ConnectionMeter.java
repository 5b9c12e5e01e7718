package shop.ladder.run;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import shop.engines.EngineFailed;

/** Reads the use of database connections of a shop over JMX, as JConsole would. */
final class ConnectionMeter implements AutoCloseable {

    private static final String NAME = "shop:type=ConnectionUse";
    private static final String[] ATTRIBUTES = {"Lent", "WaitedNanos", "HeldNanos"};

    private final JMXConnector connector;

    private ConnectionMeter(JMXConnector connector) {
        this.connector = connector;
    }

    /** Connects to a JVM of the same user on this machine. */
    static ConnectionMeter attachTo(long pid) {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
            try {
                return new ConnectionMeter(
                        JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent())));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new EngineFailed("the shop's meters cannot be read: " + e.getMessage(), e);
        }
    }

    ConnectionUse read() {
        try {
            AttributeList values = connector.getMBeanServerConnection().getAttributes(new ObjectName(NAME), ATTRIBUTES);
            long[] numbers = values.asList().stream()
                    .mapToLong(value -> (Long) value.getValue())
                    .toArray();
            return new ConnectionUse(numbers[0], numbers[1], numbers[2]);
        } catch (IOException | JMException e) {
            throw new EngineFailed("the shop's meters cannot be read: " + e.getMessage(), e);
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
}
