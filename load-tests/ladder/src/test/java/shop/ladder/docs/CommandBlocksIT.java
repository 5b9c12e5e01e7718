package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.ladder.exercise.Checkout;

/**
 * What the pages tell a reader to type does what they say: their blocks {@code sh} that a block {@code output} follows,
 * {@code sh run} and {@code sh shop}, page by page, each page in a checkout of its own, which is built already. All of them
 * take minutes, so they are tried in CI only.
 *
 * <p>One page, after {@code mvn -DskipTests package}:
 *
 * <pre>
 * mvn -q -B -ntp test-compile surefire:test -pl load-tests/ladder -am -Dtest=CommandBlocksIT -Ddocs.page=02 \
 *   -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for bash")
class CommandBlocksIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** A part of the name of the page that is wanted, or null. */
    private static final String WANTED = System.getProperty("docs.page");

    @TempDir
    private Path temp;

    @BeforeAll
    static void onlyWhereWanted() {
        if (WANTED == null && !"true".equals(System.getenv("CI"))) {
            String reason = "it takes minutes: -Ddocs.page=02 tries a page, CI=true all";
            System.out.println("Left out: CommandBlocksIT, for " + reason + ".");
            abort(reason);
        }
    }

    static Stream<String> pages() {
        return Docs.files(Checkout.ORIGINAL).stream()
                .map(file -> Page.read(Checkout.ORIGINAL, file))
                .filter(page -> WANTED == null || page.name().contains(WANTED))
                .filter(page -> !CommandBlock.in(page).isEmpty())
                .map(Page::name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void whatAPageTellsToType_doesWhatItSays(String name) throws Exception {
        Checkout checkout = new Checkout(temp.resolve("shop"));
        checkout.buildAll();
        Page page = Page.read(checkout.home(), checkout.home().resolve(name));
        try (PageRun run = new PageRun(checkout.home(), LIMIT)) {
            assertThat(run.faultsOf(page)).isEmpty();
        }
    }
}
