package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CpuSharesTest {

    @Test
    void shares_areOfAllCores_inTheOrderOfTheProcesses() {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        cpu.put("postgres", Duration.ofSeconds(10));
        cpu.put("app", Duration.ofSeconds(5));
        long tenSeconds = Duration.ofSeconds(10).toNanos();

        CpuShares shares =
                CpuShares.of(new Meters.Reading(tenSeconds, cpu, new ConnectionUse(0, 0, 0), Optional.empty()), 2);

        assertThat(shares.byProcess()).containsExactly(entry("postgres", 0.5), entry("app", 0.25));
    }

    @Test
    void loadIsBoundByItsGenerator_whenTheProcessorsAreBusyAndItUsesMost() {
        assertThat(new CpuShares(Map.of("app", 0.4, "generator", 0.55)).generatorBound())
                .isTrue();
        assertThat(new CpuShares(Map.of("app", 0.55, "generator", 0.4)).generatorBound())
                .isFalse();
        assertThat(new CpuShares(Map.of("app", 0.2, "generator", 0.5)).generatorBound())
                .isFalse();
    }
}
