package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import shop.engines.EngineFailed;

class NeededProgramTest {

    private static final Supplier<String> NONE = () -> {
        throw new EngineFailed("No nginx runs on this system: install it");
    };

    @Test
    void programThatRuns_isGiven() {
        assertThat(NeededProgram.orLeaveOut(getClass(), Map.of("CI", "true"), () -> "nginx"))
                .isEqualTo("nginx");
    }

    @Test
    void whereNoneRuns_theTestsAreLeftOut_andSayWhatToDo() {
        assertThatThrownBy(() -> NeededProgram.orLeaveOut(getClass(), Map.of(), NONE))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("install it");
    }

    @Test
    void whereNoneRuns_andAllMustRun_theTestsFail() {
        assertThatThrownBy(() -> NeededProgram.orLeaveOut(getClass(), Map.of("CI", "true"), NONE))
                .isInstanceOf(EngineFailed.class);
    }
}
