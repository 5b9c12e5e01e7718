package shop.ladder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description = {
            "Records that a worker of stage 6 could not handle: list them, or send them back to be handled again.",
            "It looks into the shop that ./workshop run 6 has started, or at the one that KAFKA_SERVERS names."
        })
final class DeadLettersCommand implements Callable<Integer> {

    private static final String MAIN = "shop.events.log.DeadLettersMain";

    /** What can be done with them. */
    enum Action {
        LIST,
        REPLAY;

        /** As people write it: {@code list}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path home;
    private final Addresses addresses;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ACTION",
            description = "list: show those that were not replayed yet. replay: send each back to its topic, once.")
    private Action action;

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "Only those of one topic: order-events or email-requests.")
    private String topic;

    DeadLettersCommand(Path home, Addresses addresses) {
        this.home = home;
        this.addresses = addresses;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(action.toString()));
        if (topic != null) {
            arguments.addAll(List.of("--topic", topic));
        }
        return new ShopTool(home, MAIN).run(addresses.of(List.of("KAFKA_SERVERS"), spec), arguments);
    }
}
