package shop.ladder.cli;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import shop.engines.nginx.ShopTraffic;
import shop.engines.process.ProcessGuard;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Reference;
import shop.ladder.report.DrillReport;
import shop.ladder.report.DrillTable;
import shop.ladder.report.LadderJson;
import shop.ladder.report.LoadReport;
import shop.ladder.report.PublishingReport;
import shop.ladder.report.PublishingTable;
import shop.ladder.report.ScalingReport;
import shop.ladder.report.ScalingTable;
import shop.ladder.report.SessionsReport;
import shop.ladder.report.SessionsTable;
import shop.ladder.report.SpikeReport;
import shop.ladder.report.SpikeTable;
import shop.ladder.report.StampedeReport;
import shop.ladder.report.StampedeTable;
import shop.ladder.run.Commit;
import shop.ladder.run.Conditions;
import shop.ladder.run.Drill;
import shop.ladder.run.DrillRun;
import shop.ladder.run.LadderSettings;
import shop.ladder.run.Load;
import shop.ladder.run.LoadGenerator;
import shop.ladder.run.Progress;
import shop.ladder.run.PublishingRun;
import shop.ladder.run.RunningShop;
import shop.ladder.run.ScalingRun;
import shop.ladder.run.SessionsRun;
import shop.ladder.run.SpikeRun;
import shop.ladder.run.Stage;
import shop.ladder.run.StampedeRun;
import shop.ladder.run.ThisMachine;
import shop.ladder.simulation.Answer;
import shop.ladder.simulation.Breakpoint;
import shop.ladder.simulation.LoadResult;
import shop.ladder.simulation.LoggedIn;
import shop.ladder.simulation.OpenStorefront;
import shop.ladder.simulation.PhaseRecorder;
import shop.ladder.simulation.ResultFile;
import shop.ladder.simulation.Smoke;
import shop.ladder.simulation.Spike;
import shop.ladder.simulation.Stampede;
import shop.ladder.simulation.Storefront;

@Command(
        name = "load",
        description = {
            "Put a stage under load and show what Gatling says.",
            "It runs as in the ladder; other settings are taken from the shell: DB_POOL_SIZE=0 ./workshop load 2",
            "(but not with --replicas, which compares under the ladder's conditions)."
        })
final class LoadCommand implements Callable<Integer> {

    /** Longer than any simulation takes with its standards. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** Between the steps of a drill: nothing more is to be seen after that. */
    private static final int LONGEST_PAUSE_SECONDS = 20;

    /** More make no sense on one machine. */
    private static final int MOST_COPIES = 8;

    private static final String REFERENCE = "reference.json";

    /** The simulations by the names that people use. */
    enum Choice {
        SMOKE(Smoke.class),
        STOREFRONT(Storefront.class),
        BREAKPOINT(Breakpoint.class),
        STAMPEDE(Stampede.class),
        FAILOVER(Drill.FAILOVER),
        ROLLING_RESTART(Drill.ROLLING_RESTART),
        BLUE_GREEN(Drill.BLUE_GREEN),
        CANARY(Drill.CANARY),
        HANG(Drill.HANG),
        DATABASE_RESTART(Drill.DATABASE_RESTART),
        PAYMENT_OUTAGE(Drill.PAYMENT_OUTAGE),
        DRILLS("Drills", OpenStorefront.class, List.of(Drill.values())),
        SESSIONS("Sessions", LoggedIn.class, List.of()),
        SPIKE(Spike.class),
        DUAL_WRITE("DualWrite", OpenStorefront.class, List.of());

        private final String title;
        private final Class<? extends Simulation> simulation;

        /** What happens meanwhile; nothing in most. */
        private final List<Drill> drills;

        Choice(Class<? extends Simulation> simulation) {
            this(simulation.getSimpleName(), simulation, List.of());
        }

        Choice(Drill drill) {
            this(drill.title(), OpenStorefront.class, List.of(drill));
        }

        Choice(String title, Class<? extends Simulation> simulation, List<Drill> drills) {
            this.title = title;
            this.simulation = simulation;
            this.drills = drills;
        }

        @Override
        public String toString() {
            return title;
        }

        /** Whether it is about what happens to one of several replicas. */
        boolean ofReplicas() {
            return this == SESSIONS || !drills.isEmpty();
        }

        /** Whether it is about orders that are settled later. */
        boolean ofEvents() {
            return this == SPIKE || this == DUAL_WRITE;
        }

        static String all() {
            return Stream.of(values()).map(Choice::toString).collect(Collectors.joining(", "));
        }
    }

    private static final class ChoiceConverter implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            return Stream.of(Choice.values())
                    .filter(choice -> choice.toString().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no simulation: choose one of " + Choice.all()));
        }
    }

    private final Path home;
    private final BeforeStart before;
    private final Reference reference;
    private final List<String> answers = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STAGE", converter = StageConverter.class, description = "Its number.")
    private Stage stage;

    @Option(
            names = "--simulation",
            paramLabel = "NAME",
            defaultValue = "Storefront",
            converter = ChoiceConverter.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Choice choice;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure (default: Storefront 15, Stampede " + Stampede.SECONDS
                    + " for each protection, Spike " + Spike.SECONDS
                    + "); in drills, how long the load goes on between two steps (default: "
                    + DrillRun.PAUSE_SECONDS + ").")
    private Integer seconds;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "Virtual users (default: Storefront 32, Stampede " + Stampede.USERS + ", drills "
                    + DrillRun.USERS + ", Sessions " + LoggedIn.USERS
                    + "); in Spike, those who come each second before it"
                    + " (default: " + Spike.RATE + ").")
    private Integer users;

    @Option(
            names = "--replicas",
            paramLabel = "LIST",
            split = ",",
            description = "Measure Storefront with so many copies of the shop, one after the other: 1,2,3,4.")
    private List<Integer> replicas = List.of();

    @Option(
            names = "--balancing",
            paramLabel = "METHOD",
            description = "How the load balancer chooses a copy: ${COMPLETION-CANDIDATES} (default: least_conn).")
    private ShopTraffic.Balancing balancing;

    LoadCommand(Path home, BeforeStart before, Reference reference) {
        this.home = home;
        this.reference = reference;
        this.before = before;
    }

    @Override
    public Integer call() throws IOException {
        if (seconds != null) {
            Ranges.require("--seconds", seconds, choice.ofReplicas() ? LONGEST_PAUSE_SECONDS : 3600, spec);
        }
        if (users != null) {
            Ranges.require("--users", users, 1000, spec);
        }
        if (choice == Choice.STAMPEDE && !stage.cached()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Stampede needs a cache, and stage " + stage.number() + " has none: take stage 3");
        }
        if (choice.ofReplicas() && !stage.balanced()) {
            throw noBalancer("--simulation " + choice);
        }
        requireScalable();
        if (balancing != null && !stage.balanced()) {
            throw noBalancer("--balancing");
        }
        if (choice.ofEvents() && !stage.settlesLater()) {
            throw new ParameterException(
                    spec.commandLine(),
                    choice + " needs Kafka, and stage " + stage.number() + " has none: take stage 6");
        }
        before.require(List.of(stage), spec);
        PrintWriter out = spec.commandLine().getOut();
        if (choice.ofEvents()) {
            return choice == Choice.SPIKE ? spike(out) : dualWrite(out);
        }
        if (!replicas.isEmpty()) {
            return scale(out);
        }
        if (choice.ofReplicas()) {
            return choice == Choice.SESSIONS ? sessions(out) : drill(out);
        }
        Map<String, String> settings = with(Conditions.environment());
        try (ProcessGuard guard = new ProcessGuard()) {
            if (choice == Choice.STAMPEDE) {
                try (RunningShop shop = start(home, guard, settings, out)) {
                    compare(protections(settings), new StampedeRun(shop, guard, home), out);
                }
                return ExitCode.OK;
            }
            if (choice == Choice.STOREFRONT) {
                return storefront(guard, settings, out);
            }
            return simulate(home, guard, settings, given(), out).status() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private RunningShop start(Path root, ProcessGuard guard, Map<String, String> settings, PrintWriter out) {
        out.println("Starting stage " + stage.number() + " ...");
        out.flush();
        RunningShop shop = RunningShop.start(stage, guard, root, guard.freePort(), settings);
        if (balancing != null) {
            shop.balance(balancing);
        }
        return shop;
    }

    private Load simulate(
            Path root, ProcessGuard guard, Map<String, String> settings, Map<String, String> given, PrintWriter out)
            throws IOException {
        answers.clear();
        try (RunningShop shop = start(root, guard, settings, out)) {
            Load load = new LoadGenerator(guard, shop, folder())
                    .run(choice.simulation, given, true, limit(), line -> show(line, out));
            out.println();
            answers.forEach(out::println);
            load.inWords("load").forEach(words -> out.println(Answer.MARK + words));
            return load;
        }
    }

    /** Measures the reader's code and, where it differs, the workshop's own under the same conditions, and compares. */
    private int storefront(ProcessGuard guard, Map<String, String> settings, PrintWriter out) throws IOException {
        Files.deleteIfExists(folder().resolve(REFERENCE)); // of an earlier run
        LoadReport yours = storefront(home, guard, settings, out);
        keep("storefront.json", new LadderJson().write(yours), out);
        List<Exercise> own = reference.differing(stage, settings);
        if (!own.isEmpty()) {
            Path root = reference.build(stage, guard.newFolder("reference").resolve("copy"));
            out.println();
            out.println("The same with the reference solution:");
            LoadReport ours = storefront(root, guard, settings, out);
            keep(REFERENCE, new LadderJson().write(ours), out);
            out.println();
            out.println(new OwnAndReference(own, yours, ours).render());
        }
        return ExitCode.OK;
    }

    private LoadReport storefront(Path root, ProcessGuard guard, Map<String, String> settings, PrintWriter out)
            throws IOException {
        Instant began = Instant.now();
        Path file = guard.newFolder("load").resolve("result.json");
        Map<String, String> given = new HashMap<>(given());
        given.put("resultFile", file.toString());
        Load load = simulate(root, guard, settings, given, out).orThrow();
        LoadResult.Phase window = new ResultFile(file).read(LoadResult.class).load();
        return new LoadReport(
                began,
                ThisMachine.describe(),
                Commit.of(home),
                String.join(" ", spec.commandLine().getParseResult().originalArgs()),
                !root.equals(home),
                PersonalSettings.forEverybody(PersonalSettings.ofThisShell()),
                window.seconds(),
                window.throughput(),
                window.succeeded(),
                window.failed(),
                window.latencyMs(),
                load.connections("load").orElse(null),
                load.cache("load").orElse(null));
    }

    private void requireScalable() {
        replicas.forEach(copies -> Ranges.require("--replicas", copies, MOST_COPIES, spec));
        if (!replicas.isEmpty() && (choice != Choice.STOREFRONT || balancing != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--replicas goes with Storefront alone, not with another simulation or --balancing");
        }
        if (!replicas.isEmpty() && !stage.balanced()) {
            throw noBalancer("--replicas");
        }
    }

    private ParameterException noBalancer(String option) {
        return new ParameterException(
                spec.commandLine(),
                option + " needs a load balancer, and stage " + stage.number() + " has none: take stage 5");
    }

    private int scale(PrintWriter out) throws IOException {
        LadderSettings settings = new LadderSettings(
                home,
                List.of(stage.number()),
                seconds == null ? LadderSettings.SECONDS : seconds,
                users == null ? LadderSettings.USERS : users);
        try (ProcessGuard guard = new ProcessGuard()) {
            ScalingReport report = ProgressLine.during(progress -> new ScalingRun(stage, settings, guard)
                    .run(replicas.stream().distinct().sorted().toList(), progress));
            out.println();
            out.println(new ScalingTable().render(report));
            keep("replicas.json", new LadderJson().write(report), out);
            return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int drill(PrintWriter out) throws IOException {
        DrillReport report = withReplicas((shop, guard, progress) -> new DrillRun(shop, guard, home)
                .run(choice.drills, users == null ? DrillRun.USERS : users, Conditions.WARM_UP, pause(), progress));
        out.println();
        out.println(new DrillTable().render(report));
        keep("failures.json", new LadderJson().write(report), out);
        return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int sessions(PrintWriter out) throws IOException {
        SessionsReport report = withReplicas((shop, guard, progress) ->
                new SessionsRun(shop, guard, home).run(users == null ? LoggedIn.USERS : users, pause(), progress));
        out.println();
        out.println(new SessionsTable().render(report));
        keep("sessions.json", new LadderJson().write(report), out);
        return ExitCode.OK;
    }

    private int spike(PrintWriter out) throws IOException {
        Map<String, String> settings = with(DrillRun.environment());
        try (ProcessGuard guard = new ProcessGuard()) {
            SpikeReport report = ProgressLine.during(progress -> new SpikeRun(guard, home, settings)
                    .run(
                            List.of(Stage.LOAD_BALANCING, stage),
                            users == null ? Spike.RATE : users,
                            Duration.ofSeconds(seconds == null ? Spike.SECONDS : seconds),
                            progress));
            out.println();
            out.println(new SpikeTable().render(report));
            keep("spike.json", new LadderJson().write(report), out);
            return report.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private int dualWrite(PrintWriter out) throws IOException {
        Map<String, String> settings = with(DrillRun.environment());
        try (ProcessGuard guard = new ProcessGuard()) {
            PublishingReport report = ProgressLine.during(progress -> new PublishingRun(stage, guard, home, settings)
                    .run(users == null ? DrillRun.USERS : users, pause(), progress));
            out.println();
            out.println(new PublishingTable().render(report));
            keep("dual-write.json", new LadderJson().write(report), out);
            return ExitCode.OK;
        }
    }

    /** These settings, and those of this shell in their place. */
    private static Map<String, String> with(Map<String, String> conditions) {
        Map<String, String> settings = new HashMap<>(conditions);
        settings.putAll(PersonalSettings.ofThisShell());
        return settings;
    }

    private Duration pause() {
        return Duration.ofSeconds(seconds == null ? DrillRun.PAUSE_SECONDS : seconds);
    }

    /** What is done with replicas. */
    private interface Work<T> {
        T on(RunningShop shop, ProcessGuard guard, Progress progress);
    }

    private <T> T withReplicas(Work<T> work) {
        Map<String, String> settings = with(DrillRun.environment());
        try (ProcessGuard guard = new ProcessGuard()) {
            return ProgressLine.during(progress -> {
                progress.begins("starting stage " + stage.number(), Duration.ofSeconds(10));
                try (RunningShop shop = RunningShop.start(stage, guard, home, guard.freePort(), settings)) {
                    if (balancing != null) {
                        shop.balance(balancing);
                    }
                    return work.on(shop, guard, progress);
                }
            });
        }
    }

    private void keep(String name, String figures, PrintWriter out) throws IOException {
        out.println();
        out.println("The figures: " + Files.writeString(folder().resolve(name), figures));
    }

    private Path folder() throws IOException {
        return Files.createDirectories(home.resolve("load-tests/ladder/target/gatling"));
    }

    /** What a simulation is told; it has standards for the rest. */
    private Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        if (seconds != null) {
            given.put("seconds", String.valueOf(seconds));
        }
        if (users != null) {
            given.put("users", String.valueOf(users));
        }
        return given;
    }

    private Duration limit() {
        return seconds == null ? MARGIN : MARGIN.plusSeconds(seconds);
    }

    /** All, or the one that a person has chosen. */
    private static List<String> protections(Map<String, String> settings) {
        String chosen = settings.getOrDefault("CACHE_PROTECTION", "");
        return chosen.isBlank() ? StampedeRun.PROTECTIONS : List.of(chosen);
    }

    private void compare(List<String> protections, StampedeRun run, PrintWriter out) throws IOException {
        StampedeReport report = ProgressLine.during(progress -> run.run(
                protections,
                users == null ? Stampede.USERS : users,
                seconds == null ? Stampede.SECONDS : seconds,
                progress));
        out.println();
        out.println(new StampedeTable().render(report));
        keep("stampede.json", new LadderJson().write(report), out);
    }

    /** Passes Gatling's lines on, but for the answers: they come last, where they are seen. */
    private void show(String line, PrintWriter out) {
        if (line.startsWith(Answer.MARK)) {
            answers.add(line);
        } else if (!line.startsWith(PhaseRecorder.MARK)) {
            out.println(line);
            out.flush();
        }
    }
}
