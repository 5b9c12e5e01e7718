package shop.ladder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFiguresTest {

    private final SamplePages checkout;
    private final TableFigures figures = new TableFigures();

    TableFiguresTest(@TempDir Path home) {
        this.checkout = new SamplePages(home);
    }

    @Test
    void numbersBelowAUnit_areFigures() {
        assertThat(checkout.faults(figures, """
                | resource | how many | demand, ms | limit, requests/s |
                |---|---|---|---|
                | connections | 5 | 38.1 | 131<!--=$x--> |
                """))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: 38.1 comes from nowhere");
    }

    @Test
    void numbersBesideAUnit_areFigures() {
        assertThat(checkout.faults(figures, """
                | | stage 1 | stage 2 |
                |---|---|---|
                | p50 / p95, ms | 696<!--=$x--> / 1,907 | 294<!--=$y--> / 637<!--=$z--> |
                | the user's orders lost | 51 | 0 |
                """))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: 1,907 comes from nowhere");
    }

    @Test
    void numbersOfTheFirstColumn_areFiguresBelowAUnit() {
        assertThat(checkout.faults(figures, """
                | time, μs | stage |
                |---|---|
                | 15 | 2 |
                | 16<!--=$x--> | 3 |
                """))
                .singleElement()
                .asString()
                .startsWith("docs/page.md:3: 15 comes from nowhere");
    }

    @Test
    void unitInCode_isNone() {
        assertThat(checkout.faults(figures, """
                | message | why |
                |---|---|
                | `waited 3 s` | an exercise of step 5 |
                """)).isEmpty();
    }

    @Test
    void givenNumbers_areNone() {
        assertThat(checkout.faults(figures, """
                # Title

                <!-- given: 400 ms -->

                | what | time, ms |
                |---|---|
                | payment of `5` | 400 ms |
                """)).isEmpty();
    }
}
