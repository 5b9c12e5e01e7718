package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shop.ladder.classroom.LastRun;
import shop.ladder.classroom.Results;
import shop.ladder.classroom.ResultsFile;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.MiniCourse;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.report.LadderJson;
import shop.ladder.report.Reports;

class ClassCommandTest {

    @TempDir
    private Path home;

    @TempDir
    private Path handedIn;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aCourse() throws IOException {
        new MiniCourse(home);
    }

    @Test
    void export_hasMachineGainsAndExercises() throws IOException {
        Path ladder = Files.createDirectories(home.resolve(".workshop"));
        Files.writeString(ladder.resolve("ladder.json"), new LadderJson().write(Reports.twoStages()));
        workshop("start", "1.1");
        workshop("hint");

        assertThat(export("Ann")).isZero();

        Results results = new ResultsFile(handedIn.resolve("Ann.json")).read();
        assertThat(results.name()).isEqualTo("Ann");
        assertThat(results.machine()).isEqualTo(Reports.twoStages().machine());
        assertThat(results.stages()).hasSize(2);
        assertThat(results.stages().get(1).gain())
                .isEqualTo(Reports.twoStages().stages().get(1).gain(), within(0.01));
        assertThat(results.exercises()).containsExactly(new Results.Attempt("1.1", State.UNDER_WAY, 0, 1));
    }

    @Test
    void exportWithoutALadder_saysThatGainsAreMissing() {
        assertThat(export("Ann")).isZero();

        assertThat(out.toString()).contains("There are no gains in it: ./workshop ladder measures them.");
    }

    @Test
    void report_isOnePageOfAll_andNamesWhatItCannotRead() throws IOException {
        export("Ann");
        export("Bob");
        Files.writeString(handedIn.resolve("shopping.json"), "{\"milk\": 1}");
        Files.writeString(handedIn.resolve("torn.json"), "{");
        Files.writeString(handedIn.resolve("nothing.json"), "null");
        Files.write(handedIn.resolve("wide.json"), new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0});
        Files.writeString(
                handedIn.resolve("old.json"),
                Files.readString(handedIn.resolve("Ann.json")).replace("\"format\" : 1", "\"format\" : 0"));

        assertThat(workshop("class", "report", handedIn.toString())).isZero();

        assertThat(out.toString())
                .contains(
                        "Left out: old.json has the form 0, and this workshop reads form 1: export it anew",
                        "Left out: shopping.json holds no results",
                        "Left out: torn.json holds no results",
                        "Left out: nothing.json holds no results",
                        "Left out: wide.json holds no results: it is not in UTF-8",
                        "2 learners: " + handedIn.resolve("class.html"));
        assertThat(handedIn.resolve("class.html")).content().contains("Ann", "Bob", "Left out: torn.json");
    }

    @Test
    void reportOfNobody_isRefused() {
        assertThat(workshop("class", "report", handedIn.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith("No results in " + handedIn + ": ./workshop class export writes them");
    }

    private int export(String name) {
        return workshop(
                "class",
                "export",
                "--name",
                name,
                "--file",
                handedIn.resolve(name + ".json").toString());
    }

    private int workshop(String... arguments) {
        Course course = Course.in(home, new Manifest(List.of(MiniCourse.EXERCISE)), Clock.systemUTC());
        CommandLine commands = new CommandLine(new Workshop(course));
        new CourseCommands(home, course, new LastRun(home.resolve(".workshop/ladder.json")), Clock.systemUTC())
                .addTo(commands);
        return Workshop.withMessages(commands, new ErrorMessages(home.resolve("target/workshop.log"), false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
