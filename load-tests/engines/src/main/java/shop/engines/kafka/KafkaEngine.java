package shop.engines.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;

/**
 * A Kafka cluster of one broker, which is its own controller (KRaft), with durable settings and no topic: clients
 * create what they need. It listens on 127.0.0.1 only. Its address is what clients call {@code bootstrap.servers}.
 */
public final class KafkaEngine extends ProcessEngine {

    private static final int HEAP_MB = 256;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            cluster.id=%3$s
            log.dirs=data
            listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=BROKER
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%2$d

            # A name with a typing error is an error.
            auto.create.topics.enable=false

            # What was acknowledged is on the disk.
            log.flush.interval.messages=1

            # There is no second broker for a second copy.
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1

            # A group goes to work at once, and members may ask to be missed soon.
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000

            # A killed broker may come back when its old session is over: 9 s by default.
            broker.session.timeout.ms=1500
            broker.heartbeat.interval.ms=300

            # It shares the machine with the shop that is measured.
            num.network.threads=2
            num.io.threads=2
            background.threads=2
            group.coordinator.threads=1
            offsets.topic.num.partitions=5
            transaction.state.log.num.partitions=5
            share.coordinator.state.topic.num.partitions=5
            log.index.size.max.bytes=1048576
            log.cleaner.dedupe.buffer.size=4194304
            """;

    private final ProcessGuard guard;
    private final int port;
    private final int controllerPort;

    /** @param guard ends the broker should this program die first */
    public KafkaEngine(ProcessGuard guard) {
        super("kafka", guard);
        this.guard = guard;
        this.port = guard.freePort();
        this.controllerPort = guard.freePort();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    protected void prepare(Path folder) {
        try {
            Files.writeString(
                    folder.resolve(KafkaBroker.SETTINGS_FILE),
                    SETTINGS.formatted(port, controllerPort, Uuid.randomUuid()));
        } catch (IOException e) {
            throw new EngineFailed("Cannot prepare Kafka in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected ChildProcess launch(Path folder) {
        // The libraries that compress records unpack their native parts into the folder for temporary files.
        var options = JavaCommand.frugal(
                HEAP_MB, "-Djava.io.tmpdir=" + folder.toAbsolutePath(), "--enable-native-access=ALL-UNNAMED");
        ChildProcess broker = guard.start(name(), JavaCommand.ofMain(KafkaBroker.class, options), Map.of(), folder);
        broker.awaitReady(new KafkaSession(address())::answers, START_LIMIT);
        return broker;
    }
}
