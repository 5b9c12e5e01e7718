package shop.ladder.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.process.FolderTree;
import shop.ladder.exercise.Workbench.Beginning;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.run.Git;
import shop.ladder.run.Stage;

class WorkbenchTest {

    private static final Exercise POOL = SampleExercise.of("2.1");
    private static final Exercise LOCK = SampleExercise.of("2.2");

    private static final String REFERENCE = """
            // exercise 2.1: begin
            return pool.lend();
            // exercise 2.1: end
            // starter: throw new NotSolvedYet("2.1");
            between();
            // exercise 2.2: begin
            lock();
            // exercise 2.2: end
            // starter: hope();
            """;

    @TempDir
    private Path home;

    private Path file;
    private Notebook notebook;
    private Workbench workbench;

    @BeforeEach
    void aCheckout() throws IOException {
        for (Stage stage : Stage.values()) {
            Files.createDirectories(home.resolve(stage.module()));
        }
        file = home.resolve("step02-postgres-pool/Pool.java");
        Files.writeString(file, REFERENCE);
        notebook = new Notebook(home.resolve(".workshop/progress.json"));
        Clock noon = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        workbench = new Workbench(home, home.resolve(".workshop"), new MarkedFiles(home), notebook, noon);
    }

    @Test
    void start_putsTheStarterInPlace() throws IOException {
        assertThat(state(POOL)).isEqualTo(State.OPEN);

        assertThat(workbench.start(POOL)).isEqualTo(Beginning.ANEW);

        assertThat(file).content().startsWith("""
                // exercise 2.1: begin
                throw new NotSolvedYet("2.1");
                // exercise 2.1: end
                between();
                """);
        assertThat(state(POOL)).isEqualTo(State.UNDER_WAY);
        assertThat(state(LOCK)).isEqualTo(State.OPEN);
        assertThat(workbench.places(POOL))
                .extracting(Workbench.Place::toString)
                .containsExactly("step02-postgres-pool/Pool.java:2");
    }

    @Test
    void start_twice_isRefused() {
        workbench.start(POOL);

        assertThatThrownBy(() -> workbench.start(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Exercise 2.1 is started", "./workshop reset 2.1");
    }

    @Test
    void start_overChangesThatAreNotCommitted_isRefused() throws IOException {
        commit();
        change("pool.lend()", "mine()");

        assertThatThrownBy(() -> workbench.start(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("step02-postgres-pool/Pool.java:1 has changes that are not committed");
        assertThat(file).content().contains("mine()");
    }

    @Test
    void start_besideChangesThatAreNotCommitted_keepsThem() throws IOException {
        commit();
        change("between()", "mine()");

        workbench.start(POOL);

        assertThat(file).content().contains("mine()", "NotSolvedYet");
    }

    @Test
    void start_afterSolvingAnotherInTheSameFile_keepsThatSolution() throws IOException {
        commit();
        workbench.start(POOL);
        change("throw new NotSolvedYet(\"2.1\")", "mine()");

        workbench.start(LOCK);

        assertThat(file).content().contains("mine()", "hope()");
    }

    @Test
    void reset_putsTheStarterBackAndKeepsTheWork() throws IOException {
        workbench.start(POOL);
        change("throw new NotSolvedYet(\"2.1\")", "mine()");

        Optional<Path> copy = workbench.reset(POOL);

        assertThat(file).content().contains("NotSolvedYet").doesNotContain("mine()");
        assertThat(copy.orElseThrow().resolve("step02-postgres-pool/Pool.java"))
                .content()
                .contains("mine()");
    }

    @Test
    void reset_ofAnUntouchedStarter_copiesNothing() {
        workbench.start(POOL);

        assertThat(workbench.reset(POOL)).isEmpty();
    }

    @Test
    void reset_ofWhatIsNotStarted_isRefused() {
        assertThatThrownBy(() -> workbench.reset(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Exercise 2.1 is not under way, our solution is in place. To write your own: ./workshop start 2.1");
    }

    @Test
    void solve_putsTheSolutionBackAndKeepsTheWork() throws IOException {
        workbench.start(POOL);
        change("throw new NotSolvedYet(\"2.1\")", "mine()");

        Optional<Path> copy = workbench.solve(POOL);

        assertThat(file).content().isEqualTo(REFERENCE);
        assertThat(copy.orElseThrow().resolve("step02-postgres-pool/Pool.java"))
                .content()
                .contains("mine()");
    }

    @Test
    void solve_leavesOtherWorkInTheFile() throws IOException {
        workbench.start(POOL);
        workbench.start(LOCK);
        change("hope()", "mine()");

        workbench.solve(POOL);

        assertThat(file).content().contains("pool.lend()", "mine()");
    }

    @Test
    void solution_isThatOfTheWorkshopWhateverStandsThere() {
        workbench.start(POOL);

        assertThat(workbench.solution(POOL))
                .singleElement()
                .extracting(Workbench.Place::code)
                .isEqualTo(List.of("return pool.lend();"));
    }

    @Test
    void workThatWasSetAside_isTakenUpByTheNextStart() throws IOException {
        workbench.start(POOL);
        change("throw new NotSolvedYet(\"2.1\")", "mine()");

        assertThat(workbench.setAside(POOL)).isPresent();

        assertThat(file).content().isEqualTo(REFERENCE);
        assertThat(state(POOL)).isEqualTo(State.SET_ASIDE);
        assertThat(workbench.start(POOL)).isEqualTo(Beginning.RESUMED);
        assertThat(file).content().contains("mine()");
        assertThat(state(POOL)).isEqualTo(State.UNDER_WAY);
    }

    @Test
    void workThatWasSetAside_andIsNotOnThisMachine_beginsAnew() throws IOException {
        workbench.start(POOL);
        change("throw new NotSolvedYet(\"2.1\")", "mine()");
        new FolderTree(workbench.setAside(POOL).orElseThrow()).delete();

        assertThat(workbench.start(POOL)).isEqualTo(Beginning.LOST);

        assertThat(file).content().contains("NotSolvedYet");
    }

    @Test
    void start_whereBothMarksAreGone_isRefused() throws IOException {
        Files.writeString(file, "return pool.lend();\n");

        assertThatThrownBy(() -> workbench.start(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No mark of exercise 2.1 is left", "git diff");
    }

    @Test
    void anUntouchedStarterThatWasSetAside_isOpenAgain() {
        workbench.start(POOL);

        assertThat(workbench.setAside(POOL)).isEmpty();

        assertThat(state(POOL)).isEqualTo(State.OPEN);
    }

    @Test
    void reference_hasAllSolutionsWhateverStandsInTheFiles() {
        workbench.start(POOL);
        workbench.start(LOCK);

        assertThat(workbench.reference(List.of(POOL, LOCK))).hasSize(1);
        assertThat(workbench.reference(List.of(POOL, LOCK)).get(file).text()).isEqualTo(REFERENCE);
    }

    @Test
    void aLostCopy_isToldWithAWayOut() throws IOException {
        workbench.start(POOL);
        Files.delete(home.resolve(".workshop/reference/2.1/step02-postgres-pool/Pool.java"));

        assertThatThrownBy(() -> workbench.solve(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("git log -- step02-postgres-pool/Pool.java");
    }

    @Test
    void aLostMark_isToldWithItsFile() throws IOException {
        workbench.start(POOL);
        change("// exercise 2.1: end", "");

        assertThatThrownBy(() -> workbench.places(POOL))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("step02-postgres-pool/Pool.java, line");
    }

    private State state(Exercise exercise) {
        return workbench.states(List.of(exercise)).get(exercise);
    }

    private void change(String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private void commit() {
        Git git = new Git(home);
        git.ask("init", "-q").orElseThrow();
        git.ask("add", ".").orElseThrow();
        git.ask("-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x")
                .orElseThrow();
    }
}
