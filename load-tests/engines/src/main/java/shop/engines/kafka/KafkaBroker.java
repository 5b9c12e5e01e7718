package shop.engines.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.slf4j.LoggerFactory;

/** Kafka's own server program, which here prepares its storage too and logs warnings only. */
final class KafkaBroker {

    /** The file of its settings, in its working folder. */
    static final String SETTINGS_FILE = "kafka.properties";

    private KafkaBroker() {}

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        format(Utils.loadProps(SETTINGS_FILE));
        Kafka.main(new String[] {SETTINGS_FILE});
    }

    /** What {@code kafka-storage.sh format} does at the first start; later it changes nothing. */
    private static void format(Properties settings) throws Exception {
        String folder = settings.getProperty("log.dirs");
        new Formatter()
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setClusterId(settings.getProperty("cluster.id"))
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(folder)
                .run();
    }
}
