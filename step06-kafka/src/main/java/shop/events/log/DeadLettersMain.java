package shop.events.log;

import java.io.PrintStream;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.config.Program;

/**
 * For the person who looks after dead letters: {@code list} shows those that were not replayed yet, {@code replay} sends them
 * back to where they came from; {@code --topic} limits either to one topic. Reads where Kafka is from {@code KAFKA_SERVERS}.
 *
 * <p>A replayed record reaches all consumer groups of its topic, also those that handled it long ago. That is harmless
 * because all effects here are idempotent: each group knows which events it has processed, and leaves them out.
 *
 * <p>Exit status: 0 if all went well, 1 if Kafka is away, 2 if the command or the settings are wrong.
 */
public final class DeadLettersMain {

    private static final String USAGE = "list | replay, and --topic " + String.join("|", Topics.ORIGINS);

    private final KafkaSettings settings;
    private final PrintStream out;

    DeadLettersMain(KafkaSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        Program.run(environment -> start(environment, args));
    }

    private static void start(Environment environment, String[] args) {
        KafkaSettings settings = environment.readAll(KafkaSettings::from);
        try {
            new DeadLettersMain(settings, System.out).run(args);
        } catch (KafkaException | LogUnavailable e) {
            System.err.println("Kafka at " + settings.servers() + " is away: start it, or correct KAFKA_SERVERS ("
                    + e.getMessage() + ")");
            System.exit(1);
        }
    }

    /**
     * Does what a command line says.
     *
     * @throws ConfigurationFault if it says nothing that can be done
     */
    void run(String... args) {
        List<String> topics = topics(args);
        switch (args[0]) {
            case "list" -> list(topics);
            case "replay" -> replay(topics);
            default -> throw wrongUsage();
        }
    }

    private static List<String> topics(String... args) {
        if (args.length == 1) {
            return Topics.ORIGINS;
        }
        if (args.length == 3 && args[1].equals("--topic") && Topics.ORIGINS.contains(args[2])) {
            return List.of(args[2]);
        }
        throw wrongUsage();
    }

    private static ConfigurationFault wrongUsage() {
        return new ConfigurationFault("not understood; the commands are " + USAGE);
    }

    private void list(List<String> topics) {
        DeadLetterTable table = new DeadLetterTable(out);
        try (DeadLetterBox box = new DeadLetterBox(settings)) {
            topics.forEach(topic -> box.read(topic, table::add));
        }
        table.end();
    }

    private void replay(List<String> topics) {
        try (DeadLetterBox box = new DeadLetterBox(settings);
                EventProducer producer = new EventProducer(settings)) {
            for (String topic : topics) {
                int replayed = box.empty(
                        topic,
                        letters -> producer.sendAll(
                                letters.stream().map(DeadLetter::replay).toList()));
                out.println(topic + ": " + replayed + " replayed");
            }
        }
    }
}
