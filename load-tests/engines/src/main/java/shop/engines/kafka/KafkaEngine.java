package shop.engines.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessEngine;
import shop.engines.process.ProcessGuard;

/**
 * A Kafka broker that is its own controller (KRaft), with durable settings. It listens on 127.0.0.1 only and makes no
 * topic by itself. Its address is the bootstrap servers of its clients.
 */
public final class KafkaEngine extends ProcessEngine {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FRUGAL =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");
    private static final String CONFIGURATION = "kafka.properties";

    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            cluster.id=shop
            log.dirs=data
            listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=BROKER
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%2$d
            auto.create.topics.enable=false

            # What was acknowledged is on the disk.
            log.flush.interval.messages=1

            # There is one broker.
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=5
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=5
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=5

            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000

            broker.session.timeout.ms=2000
            broker.heartbeat.interval.ms=500

            num.network.threads=2
            num.io.threads=2
            background.threads=2
            group.coordinator.threads=1
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
            Files.writeString(folder.resolve(CONFIGURATION), SETTINGS.formatted(port, controllerPort));
        } catch (IOException e) {
            throw new EngineFailed("Cannot prepare Kafka in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    protected ChildProcess launch(Path folder) {
        List<String> options = Stream.concat(FRUGAL.stream(), Stream.of("-Djava.io.tmpdir=" + folder))
                .toList();
        ChildProcess broker = guard.start(
                name(),
                Stream.concat(JavaCommand.ofMain(KafkaBroker.class, options).stream(), Stream.of(CONFIGURATION))
                        .toList(),
                Map.of(),
                folder);
        broker.awaitReady(new KafkaSession(address())::answers, START_LIMIT);
        return broker;
    }
}
