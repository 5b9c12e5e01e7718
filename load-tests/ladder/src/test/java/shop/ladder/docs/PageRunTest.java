package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for bash")
class PageRunTest {

    @TempDir
    private Path home;

    @Test
    void aPageThatSaysWhatItsCommandsDo_hasNoFaults() throws Exception {
        assertThat(faults("""
                # A page

                ```sh
                exit 1
                ```

                ```sh run
                NAME=Ada
                mkdir folder && cd folder
                ```

                So it goes:

                ```sh
                echo "$NAME is in ${PWD##*/}"; echo oops >&2
                false
                ```
                ```output
                Ada is in folder
                oops
                ```

                - in a list

                  ```sh
                  cat; echo empty
                  ```

                  ```output
                  e…y
                  ```
                """)).isEmpty();
    }

    @Test
    void whatABlockLeavesRunning_doesNotPrintIntoTheNext() throws Exception {
        assertThat(faults("""
                ```sh run
                { until [ -e go ]; do sleep 0.1; done; echo late; touch done; } &
                ```

                ```sh
                touch go; until [ -e done ]; do sleep 0.1; done; echo mine
                ```
                ```output
                mine
                ```
                """)).isEmpty();
    }

    @Test
    void bytesThatAreNoText_areOutputAsWell() throws Exception {
        assertThat(faults("""
                ```sh
                printf 'a\\377b\\n'
                ```
                ```output
                a…b
                ```
                """)).isEmpty();
    }

    @Test
    void otherOutput_isAFault_atTheLineOfItsCommands_andTheRestIsTriedAllTheSame() throws Exception {
        assertThat(faults("""
                ```sh
                echo one
                ```
                ```output
                two
                ```

                ```sh
                echo three
                ```
                ```output
                four
                ```
                """))
                .containsExactly(
                        "page.md:1: \necho one\nshould print\ntwo\nand printed\none\n",
                        "page.md:8: \necho three\nshould print\nfour\nand printed\nthree\n");
    }

    @Test
    void aCommandThatFails_whereNoneMay_isAFault_whateverSucceedsAfterIt() throws Exception {
        assertThat(faults("""
                ```sh run
                ls nowhere
                echo done
                ```
                """))
                .singleElement()
                .asString()
                .startsWith("page.md:1: \nls nowhere")
                .contains("failed with status", "done");
    }

    @Test
    void aCommandThatHangs_endsThePage_andIsEnded() throws Exception {
        List<String> faults = faults("""
                ```sh run
                sleep 600 & echo $! >background
                echo $$ >hanging
                sleep 600
                ```

                ```sh run
                false
                ```
                """, Duration.ofSeconds(1));

        assertThat(faults).singleElement().asString().startsWith("page.md:1: ").contains("after 1 s");
        for (String file : List.of("background", "hanging")) {
            long pid = Long.parseLong(Files.readString(home.resolve(file)).strip());
            await().until(() -> ProcessHandle.of(pid).isEmpty());
        }
    }

    @Test
    void aShellThatEnds_endsThePage() throws Exception {
        assertThat(faults("""
                ```sh run
                echo bye; exit 0
                ```

                ```sh run
                false
                ```
                """)).singleElement().asString().contains("ended the shell", "bye");
    }

    @Test
    void aShop_runsUntilTheNextOne_andTheVariablesSayWhereItIs() throws Exception {
        workshop("""
                echo "Starting stage $2 at level $LEVEL ..."
                echo "  shop 1    process $$       http://127.0.0.1:1"
                echo "  payment   process 77       http://127.0.0.1:2"
                echo
                echo "Try it:   curl http://127.0.0.1:$4/products/1"
                echo "What the shop logs:"
                echo $$ >>shops
                exec sleep 600
                """);

        assertThat(faults("""
                ```sh shop
                LEVEL=3 ./workshop run 2
                ```
                ```output
                Starting stage 2 at level 3 ...
                …
                ```

                ```sh
                FIRST=$SHOP; kill -0 $SHOP_1_PID && echo $SHOP_1 $PAYMENT $PAYMENT_PID $SHOP
                ```
                ```output
                http://127.0.0.1:1 http://127.0.0.1:2 77 http://127.0.0.1:…
                ```

                ```sh shop
                ./workshop run 4
                ```

                ```sh
                [ $FIRST != $SHOP ] && echo another
                kill -0 $(head -n 1 shops) 2>/dev/null || echo gone
                ```
                ```output
                another
                gone
                ```
                """)).isEmpty();
        assertThat(Files.readAllLines(home.resolve("shops")))
                .hasSize(2)
                .allMatch(shop -> ProcessHandle.of(Long.parseLong(shop)).isEmpty());
    }

    @Test
    void aShopThatDoesNotStart_endsThePage() throws Exception {
        workshop("echo 'Port 80 is in use'; exit 2");

        assertThat(faults("""
                ```sh shop
                ./workshop run 2
                ```

                ```sh run
                false
                ```
                """))
                .singleElement()
                .asString()
                .startsWith("page.md:1: \n./workshop run 2")
                .contains("ended with status 2", "Port 80 is in use");
    }

    private void workshop(String script) throws Exception {
        Path file = Files.writeString(home.resolve("workshop"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> faults(String page) throws Exception {
        return faults(page, Duration.ofSeconds(30));
    }

    private List<String> faults(String page, Duration limit) throws Exception {
        try (PageRun run = new PageRun(home, limit)) {
            return run.faultsOf(new Page(home, home.resolve("page.md"), page)).stream()
                    .map(Fault::toString)
                    .toList();
        }
    }
}
