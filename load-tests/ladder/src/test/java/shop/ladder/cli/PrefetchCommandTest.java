package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import shop.engines.EngineFailed;
import shop.ladder.cli.Finding.Level;

class PrefetchCommandTest {

    private static final Supply POSTGRES = new Supply("Postgres", () -> "/cache/postgres");
    private static final Supply UNREACHABLE = new Supply("redis:7", () -> {
        throw new EngineFailed("cannot be pulled: no such host");
    });

    private final StringWriter out = new StringWriter();

    @Test
    void ifAllCanBeHad_saysWhatIsHere_andThatTheNetworkMayGo() {
        assertThat(prefetch(POSTGRES)).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .contains("ok       Postgres   /cache/postgres")
                .last()
                .asString()
                .endsWith("the network may go.");
    }

    @Test
    void whatCannotBeHad_isToldInALine_andTheRestIsFetched() {
        assertThat(prefetch(UNREACHABLE, POSTGRES)).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "missing  redis:7    cannot be pulled: no such host",
                        "ok       Postgres   /cache/postgres",
                        "1 of 2 could not be had. ./workshop prefetch again takes what is missing.");
    }

    @Test
    void whatNeedNotBeHad_isAWarning_andNamedAtTheEnd() {
        Supply images = new Supply("images", Level.WARNING, () -> {
            throw new EngineFailed("no daemon answers");
        });

        assertThat(prefetch(POSTGRES, images)).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ok       Postgres   /cache/postgres",
                        "warning  images     no daemon answers",
                        "All is here but images: the network may go.");
    }

    private int prefetch(Supply... supplies) {
        return new CommandLine(new PrefetchCommand(guard -> List.of(supplies)))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out))
                .execute();
    }
}
