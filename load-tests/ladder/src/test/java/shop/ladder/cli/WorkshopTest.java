package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import shop.engines.EngineFailed;
import shop.ladder.classroom.LastRun;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.Reference;
import shop.ladder.report.LadderJson;
import shop.ladder.report.LadderReport;
import shop.ladder.report.NotRun;
import shop.ladder.report.Reports;
import shop.ladder.run.LadderSettings;
import shop.ladder.run.Stage;

class WorkshopTest {

    private static final Check ENOUGH = () -> Finding.ok("memory", "8.0 GiB free");

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<LadderSettings> runs = new ArrayList<>();
    private final Map<String, String> shell = new HashMap<>();
    private final List<Check> checks = new ArrayList<>(List.of(ENOUGH));
    private Finding exercises = Finding.ok("exercises", "none under way");
    private Finding redis = Finding.ok("Redis", "redis-server");
    private Finding memoryForCopies = Finding.ok("memory", "8.0 GiB free");
    private Finding memoryForWorkers = Finding.ok("memory", "8.0 GiB free");
    private Function<LadderSettings, LadderReport> ladder = settings -> Reports.twoStages();

    @Test
    void withoutACommand_saysWhatToDoNext() throws IOException {
        for (Stage stage : Stage.values()) {
            Files.createDirectories(home.resolve(stage.module()));
        }

        assertThat(workshop()).isZero();
        assertThat(out.toString()).contains("./workshop ladder", "./workshop doctor", "./workshop list");
    }

    @Test
    void ladder_measuresAllStagesWithTheDefaults() {
        assertThat(workshop("ladder")).isZero();
        assertThat(runs).containsExactly(new LadderSettings(home, List.of(1, 2, 3, 4, 5, 6), 15, 32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1-2|1 2", "1,2|1 2", "2|2", "2,1|1 2", "1 - 2|1 2", "1,1-2|1 2", "1-3|1 2 3"})
    void stages_mayBeAListOrARange(String written, String meant) {
        workshop("ladder", "--stages", written);

        assertThat(runs.get(0).stages()).extracting(String::valueOf).containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lader|Unknown command lader: did you mean ladder or dead-letters?",
                "ladder --secnds=3|Unknown option --secnds=3: did you mean --seconds?",
                "ladder more|Unknown argument more. See ./workshop ladder --help",
                "ladder --seconds x|'x' is not an int. See ./workshop ladder --help",
                "ladder --seconds 0|--seconds must be from 1 to 3600, not 0.",
                "ladder --users 1001|--users must be from 1 to 1000, not 1001.",
                "ladder --stages 1-9|'1-9' is out of range: the stages are 1 to 6.",
                "ladder --stages 0|'0' is out of range",
                "ladder --stages 2-1|'2-1' is out of range",
                "ladder --stages two|'two' names no stages: write 2, 1-2 or 1,2.",
                "ladder --stages 1,|'1,' names no stages",
                "load 4 --replicas 1,2|--replicas needs a load balancer, and stage 4 has none: take stage 5.",
                "load 5 --replicas 0|--replicas must be from 1 to 8, not 0.",
                "load 5 --replicas two|Invalid value for option '--replicas' (LIST): 'two' is not an int",
                "load 5 --simulation Smoke --replicas 2|--replicas goes with Storefront alone, not with another simulation",
                "load 5 --balancing ip_hash --replicas 2|--replicas goes with Storefront alone, not with another simulation",
                "load 4 --balancing ip_hash|--balancing needs a load balancer, and stage 4 has none: take stage 5.",
                "load 5 --balancing best|Invalid value for option '--balancing'",
                "load 1 --simulation Smok|'Smok' is no simulation: choose one of Smoke, Storefront, Breakpoint, Stampede, Failover, Rolling",
                "load 1 --users 0|--users must be from 1 to 1000, not 0.",
                "load 1 --seconds 3601|--seconds must be from 1 to 3600, not 3601.",
                "load 4 --simulation failover|--simulation Failover needs a load balancer, and stage 4 has none: take stage 5.",
                "load 2 --simulation sessions|--simulation Sessions needs a load balancer, and stage 2 has none: take stage 5.",
                "load 1 --simulation drills|--simulation Drills needs a load balancer, and stage 1 has none: take stage 5.",
                "load 2 --simulation stampede|Stampede needs a cache, and stage 2 has none: take stage 3.",
                "load 5 --simulation spike|Spike needs Kafka, and stage 5 has none: take stage 6.",
                "load 1 --simulation DualWrite|DualWrite needs Kafka, and stage 1 has none: take stage 6.",
                "dead-letters|Missing required parameter: 'ACTION'. See ./workshop dead-letters --help",
                "dead-letters show|Invalid value for positional parameter at index 0 (ACTION): expected one of [LIST, REPLAY]",
                "dead-letters list --topic|Missing required parameter for option '--topic' (NAME).",
                "rebuild now|Unknown argument now. See ./workshop rebuild --help",
                "ladder --json|Missing required parameter for option '--json' (FILE).",
                "ladder --json /no/such/folder/x.json|--json: the folder of /no/such/folder/x.json does not exist",
                "ladder --json /|--json needs the name of a file",
            })
    void wrongUsage_isOneLineAndStartsNothing(String arguments, String message) {
        assertThat(workshop(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
        assertThat(runs).isEmpty();
    }

    @Test
    void ladder_showsTheTableAndLeavesPageAndFigures() throws Exception {
        Path copy = home.resolve("copy.json");

        assertThat(workshop("ladder", "--json", copy.toString())).isZero();

        Path folder = home.resolve("load-tests/ladder/target/ladder");
        assertThat(out.toString())
                .contains("1 monolith", folder.resolve("index.html").toString(), copy.toString());
        assertThat(folder.resolve("index.html")).content().contains("What limits it: database CPU");
        assertThat(new LadderJson()
                        .read(Files.readString(folder.resolve("ladder.json")))
                        .stages())
                .hasSize(2);
        assertThat(copy).hasSameTextualContentAs(folder.resolve("ladder.json"));
    }

    @Test
    void anExerciseUnderWay_isSaid_andMeasuredAllTheSame() {
        exercises = Finding.warning("exercise 2.1", "under way", "the stages run with your code as it stands");

        assertThat(workshop("ladder")).isZero();

        assertThat(err.toString().strip())
                .isEqualTo("exercise 2.1: under way: the stages run with your code as it stands");
        assertThat(runs).hasSize(1);
    }

    @Test
    void aRunWithGains_isKeptForTheClass_andOneOfASingleStageDoesNotReplaceIt() throws Exception {
        workshop("ladder");
        LadderReport measured = Reports.twoStages();
        ladder = settings -> new LadderReport(
                measured.measuredAt(),
                measured.machine(),
                measured.commit(),
                measured.parameters(),
                measured.stages().subList(0, 1),
                List.of());
        workshop("ladder", "--stages", "1");

        assertThat(new LadderJson()
                        .read(Files.readString(home.resolve(".workshop/ladder.json")))
                        .stages())
                .hasSize(2);
    }

    @Test
    void aReportThatDoesNotHold_isExitStatus1() {
        LadderReport measured = Reports.twoStages();
        ladder = settings -> new LadderReport(
                measured.measuredAt(),
                measured.machine(),
                measured.commit(),
                measured.parameters(),
                measured.stages().subList(0, 1),
                List.of(new NotRun(2, "postgres-pool", "Postgres did not start")));

        assertThat(workshop("ladder")).isEqualTo(1);
        assertThat(out.toString()).contains("Not run: Postgres did not start");
    }

    @Test
    void aMachineThatLacksSomething_isToldBeforeTheWork() {
        checks.add(() -> Finding.missing("disk", "1.0 GiB free in /tmp", "free some space"));

        assertThat(workshop("ladder")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("disk: 1.0 GiB free in /tmp: free some space");
        assertThat(runs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ladder", "ladder --stages 2-3", "ladder --stages 3", "run 3", "load 3"})
    void aMachineWithoutRedis_isToldBeforeAStageWithACacheStarts(String arguments) {
        redis = Finding.missing("Redis", "none runs here: install it", "");

        assertThat(workshop(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("Redis: none runs here: install it");
        assertThat(out.toString()).isEmpty();
        assertThat(runs).isEmpty();
    }

    @Test
    void aMachineWithoutRedis_measuresTheStagesThatHaveNoCache() {
        redis = Finding.missing("Redis", "none runs here: install it", "");

        assertThat(workshop("ladder", "--stages", "1-2")).isZero();
        assertThat(runs).hasSize(1);
    }

    @Test
    void aMachineWithoutRoomForCopies_measuresTheStagesThatHaveNone() {
        memoryForCopies = Finding.missing("memory", "2.5 GiB free", "the load tests need 3.0 GiB");

        assertThat(workshop("ladder", "--stages", "1-4")).isZero();
        assertThat(runs).hasSize(1);
        assertThat(workshop("ladder", "--stages", "4-5")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("memory: 2.5 GiB free: the load tests need 3.0 GiB");
        assertThat(runs).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"dead-letters list|KAFKA_SERVERS", "rebuild|DATABASE_URL and KAFKA_SERVERS"})
    void withoutAShopOfStage6_saysHowToGetOne(String arguments, String variables) {
        assertThat(workshop(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "No shop of stage 6 runs: start `./workshop run 6` in another terminal, or set " + variables);
    }

    @Test
    void aShellThatNamesOnlyOneOfTwoServers_isNotMixedUpWithAnotherShop() {
        shell.put("KAFKA_SERVERS", "127.0.0.1:9092");

        assertThat(workshop("rebuild")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("DATABASE_URL is not set: set all of");
    }

    @Test
    void aStage6ThatIsNotBuilt_isSaid() {
        shell.put("KAFKA_SERVERS", "127.0.0.1:9092");

        assertThat(workshop("dead-letters", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("step06-kafka.jar is missing: build it with `mvn package -DskipTests`");
    }

    @Test
    void anEngineThatFails_isOneLineAndTheEndOfItsLog() {
        ladder = settings -> {
            String output = IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> "line " + i + "\n")
                    .collect(Collectors.joining());
            throw new EngineFailed("monolith ended with status 2 before it was ready", null, output);
        };

        assertThat(workshop("ladder")).isEqualTo(1);
        Path log = home.resolve("target/workshop.log");
        assertThat(err.toString().lines())
                .hasSize(11)
                .startsWith("monolith ended with status 2 before it was ready (details in " + log + ")", "  line 3")
                .endsWith("  line 12");
        assertThat(log).content().contains("at " + WorkshopTest.class.getName(), "line 1\n");
    }

    @Test
    void anEngineThatFailsWithoutALog_isOneLine() {
        ladder = settings -> {
            throw new EngineFailed("postgres did not start: no space left");
        };

        assertThat(workshop("ladder")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("postgres did not start: no space left");
    }

    @Test
    void anUnexpectedFailure_isOneLineAndAStackTraceInTheLog() {
        ladder = settings -> {
            throw new IllegalStateException("boom\nand more");
        };

        assertThat(workshop("ladder")).isEqualTo(1);
        Path log = home.resolve("target/workshop.log");
        assertThat(err.toString().lines())
                .containsExactly("Unexpected: java.lang.IllegalStateException: boom (details in " + log + ")");
        assertThat(log).content().contains("at " + WorkshopTest.class.getName());
    }

    @Test
    void doctor_listsEveryCheckWithItsFix() {
        checks.add(() -> Finding.warning("Docker", "not found", "install Docker before step 4"));

        assertThat(workshop("doctor")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ok       memory     8.0 GiB free",
                        "warning  Docker     not found",
                        "                    install Docker before step 4");
    }

    @Test
    void doctor_failsIfSomethingNeededIsMissing() {
        checks.add(0, () -> Finding.missing("Maven", "not found", "install Maven"));

        assertThat(workshop("doctor")).isEqualTo(1);
        assertThat(out.toString()).contains("missing  Maven      not found", "ok       memory");
    }

    @Test
    void load_namesItsSimulations() {
        assertThat(workshop("load", "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("Smoke, Storefront, Breakpoint, Stampede, Failover, RollingRestart, BlueGreen, Canary, Hang,"
                        + " DatabaseRestart, PaymentOutage, Drills, Sessions, Spike, DualWrite (default: Storefront)");
    }

    private int workshop(String... arguments) {
        BeforeStart before =
                new BeforeStart(checks, () -> exercises, () -> redis, () -> memoryForCopies, () -> memoryForWorkers);
        RunningShops shops = new RunningShops(home);
        Addresses addresses = new Addresses(shops, shell::get);
        Course course = Course.in(home, new Manifest(List.of()), Clock.systemUTC());
        return Workshop.withMessages(
                        new CommandLine(new Workshop(course))
                                .addSubcommand(new LadderCommand(
                                        home,
                                        before,
                                        settings -> {
                                            runs.add(settings);
                                            return ladder.apply(settings);
                                        },
                                        new LastRun(home.resolve(".workshop/ladder.json"))))
                                .addSubcommand(new RunCommand(home, before, shops))
                                .addSubcommand(new LoadCommand(home, before, new Reference(home, course)))
                                .addSubcommand(new DeadLettersCommand(home, addresses))
                                .addSubcommand(new RebuildCommand(home, addresses))
                                .addSubcommand(new DoctorCommand(checks)),
                        new ErrorMessages(home.resolve("target/workshop.log"), false))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
