package shop.engines.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.slf4j.LoggerFactory;

/** A broker that is its own controller: Kafka's own program, which finds its storage formatted. */
final class KafkaBroker {

    private KafkaBroker() {}

    /** @param args the file of the broker's settings */
    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        format(Utils.loadProps(args[0]));
        Kafka.main(args);
    }

    /** Names the cluster and its first settings in an empty folder; what is formatted stays as it is. */
    private static void format(Properties settings) throws Exception {
        new Formatter()
                .setClusterId(settings.getProperty("cluster.id"))
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setMetadataLogDirectory(settings.getProperty("log.dirs"))
                .setDirectories(List.of(settings.getProperty("log.dirs")))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setIgnoreFormatted(true)
                .run();
    }
}
