package shop.ladder.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        description = {
            "Build the read models of stage 6 anew from all events, while the shop runs.",
            "It is done in the shop that ./workshop run 6 has started, or in the one that DATABASE_URL and KAFKA_SERVERS"
                    + " name."
        })
final class RebuildCommand implements Callable<Integer> {

    private static final String MAIN = "shop.events.view.RebuildMain";

    private final Path home;
    private final Addresses addresses;

    @Spec
    private CommandSpec spec;

    RebuildCommand(Path home, Addresses addresses) {
        this.home = home;
        this.addresses = addresses;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new ShopTool(home, MAIN).run(addresses.of(List.of("DATABASE_URL", "KAFKA_SERVERS"), spec), List.of());
    }
}
