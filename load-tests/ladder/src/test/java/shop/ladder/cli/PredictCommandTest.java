package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Limit;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.Notebook;
import shop.ladder.report.LadderReport;
import shop.ladder.report.NotRun;
import shop.ladder.report.Reports;
import shop.ladder.report.StageResult;
import shop.ladder.run.LadderSettings;

class PredictCommandTest {

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<LadderSettings> runs = new ArrayList<>();
    private final LadderReport whole = Reports.twoStages();
    private final StageResult second = whole.stages().get(1);
    private LadderReport measured = report(List.of(second), List.of());

    @Test
    void answers_areAskedFor_beforeAnythingIsMeasured() {
        assertThat(predict("300\n2\n", "2")).isZero();

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "Stage 2, postgres-pool:",
                        "32 users send one request after the other.",
                        "How many requests/s will it answer at most?",
                        "What will limit it: 1 connections, 2 database CPU, 3 shop CPU, 4 other CPU?");
        assertThat(runs).containsExactly(new LadderSettings(home, List.of(2), 15, 32));
    }

    @Test
    void estimateFormulaAndMeasurement_standTogether() {
        predict("300\nconnections\n", "2");

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("your estimate +300   connections"))
                .anyMatch(line -> line.startsWith("the formula ") && line.endsWith(second.limit()))
                .anyMatch(line -> line.startsWith("measured "))
                .contains("The formula: " + second.explanation().formula())
                .anyMatch(line -> line.startsWith("Your estimate was ") && line.endsWith("times what was measured."));
    }

    @Test
    void estimate_isKept() {
        predict("", "2", "--throughput", "300", "--limit", "database cpu");

        assertThat(notebook().predictions())
                .containsExactly(new Estimate(
                        whole.measuredAt(),
                        2,
                        300.0,
                        Limit.DATABASE_CPU,
                        second.predicted(),
                        second.throughput(),
                        Limit.DATABASE_CPU));
    }

    @Test
    void whoHasNoIdea_isAskedAgain() {
        predict("\n\n\n1\n", "2");

        assertThat(out.toString()).contains("A guess is enough");
        assertThat(notebook().predictions())
                .singleElement()
                .matches(estimate -> estimate.throughput() == null && estimate.limit() == Limit.CONNECTIONS);
    }

    @Test
    void whatIsNoAnswer_isAskedAgain() {
        predict("many\n-3\n300\nmemory\n1\n", "2");

        assertThat(out.toString())
                .contains(
                        "'many' is no number of requests a second, such as 250",
                        "'-3' is no number of requests a second, such as 250",
                        "'memory' is no limit: choose 1 connections");
        assertThat(notebook().predictions()).hasSize(1);
    }

    @Test
    void ifNobodyAnswers_nothingIsMeasured() {
        assertThat(predict("", "2")).isEqualTo(2);

        assertThat(err.toString().strip()).isEqualTo("Nobody answers: give your estimate with --throughput or --limit");
        assertThat(runs).isEmpty();
    }

    @Test
    void aStageThatDidNotRun_isNotKept() {
        measured = report(List.of(), List.of(new NotRun(2, "postgres-pool", "no room")));

        assertThat(predict("", "2", "--throughput", "1")).isEqualTo(1);

        assertThat(err.toString()).startsWith("Stage 2 did not run: no room");
        assertThat(notebook().predictions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 --throughput 1|'0' is no stage: the stages are 1 to 6",
                "2 --throughput x|'x' is not a double",
                "2 --throughput 0|--throughput must be above 0",
                "2 --throughput NaN|--throughput must be above 0",
                "2 --limit memory|'memory' is no limit: choose 1 connections",
                "2 --throughput 1 --seconds 0|--seconds must be from 1 to 3600, not 0",
            })
    void wrongUsage_isOneLine_andMeasuresNothing(String arguments, String message) {
        assertThat(predict("", arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString().lines()).singleElement().asString().contains(message);
        assertThat(runs).isEmpty();
    }

    private LadderReport report(List<StageResult> stages, List<NotRun> notRun) {
        return new LadderReport(
                whole.measuredAt(), whole.machine(), whole.commit(), whole.parameters(), stages, notRun);
    }

    private Notebook notebook() {
        return Course.in(home, new Manifest(List.of()), Clock.systemUTC()).notebook();
    }

    private int predict(String typed, String... arguments) {
        Finding fine = Finding.ok("memory", "8.0 GiB free");
        BeforeStart before = new BeforeStart(List.of(), () -> fine, () -> fine, () -> fine, () -> fine);
        CommandLine commands = new CommandLine(
                        new Workshop(Course.in(home, new Manifest(List.of()), Clock.systemUTC())))
                .addSubcommand(new PredictCommand(
                        home,
                        before,
                        settings -> {
                            runs.add(settings);
                            return measured;
                        },
                        notebook(),
                        new BufferedReader(new StringReader(typed))));
        List<String> all = new ArrayList<>(List.of("predict"));
        all.addAll(List.of(arguments));
        return Workshop.withMessages(commands, new ErrorMessages(home.resolve("target/workshop.log"), false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
