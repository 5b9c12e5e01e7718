package shop.config;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** How every step begins: reads its settings, starts, and says in a line for each what is wrong with them. */
public final class Program {

    private static final int USAGE_ERROR = 2;

    private Program() {}

    /** Builds and starts a program from its settings. It goes on in threads of its own. */
    @FunctionalInterface
    public interface Start {
        void with(Environment environment) throws Exception;
    }

    /** Starts a program with this process's environment; after a {@link ConfigurationFault} it exits with status 2. */
    public static void run(Start start) throws Exception {
        try {
            start.with(new Environment(System::getenv));
        } catch (ConfigurationFault fault) {
            System.err.println(fault.getMessage());
            System.exit(USAGE_ERROR);
        }
    }

    /** Shows figures of this process over JMX, under a name. They must follow the rules of an MXBean. */
    public static void publish(Object figures, String name) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(figures, new ObjectName(name));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs steps one after the other when this process is asked to end; one that fails does not stop the rest. */
    public static void atEnd(AutoCloseable... steps) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (AutoCloseable step : steps) {
                try {
                    step.close();
                } catch (Exception e) {
                    System.err.println("while stopping: " + e);
                }
            }
        }));
    }
}
