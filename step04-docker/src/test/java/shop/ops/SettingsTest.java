package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class SettingsTest {

    private static final Path EXAMPLE = Path.of(".env.example");
    private static final Set<String> REQUIRED = Set.of("DATABASE_URL", "REDIS_URL");

    @Test
    void example_hasEveryVariableThatIsRead_andNoOther() throws IOException {
        Map<String, String> example = example();
        Set<String> read = new TreeSet<>();

        new Environment((String name) -> {
                    read.add(name);
                    return example.get(name);
                })
                .readAll(Settings::from);

        assertThat(example.keySet()).isEqualTo(read);
    }

    @Test
    void valuesOfTheExample_areTheStandards() throws IOException {
        Map<String, String> example = example();
        Map<String, String> required = new TreeMap<>(example);
        required.keySet().retainAll(REQUIRED);

        assertThat(Settings.from(new Environment(example)))
                .usingRecursiveComparison()
                .ignoringFields("payments.client", "payments.json")
                .isEqualTo(Settings.from(new Environment(required)));
    }

    @Test
    void everyVariableOfTheExample_isBelowAComment() throws IOException {
        for (String paragraph : Files.readString(EXAMPLE).split("\n\n")) {
            assertThat(paragraph).startsWith("#");
        }
    }

    @Test
    void allFaults_areSaid_eachOnALine() {
        Environment environment = new Environment(Map.ofEntries(
                Map.entry("LOG_FORMAT", "xml"),
                Map.entry("PORT", "99999"),
                Map.entry("DB_POOL_SIZE", "many"),
                Map.entry("DB_LEAK_DETECTION_MS", "1"),
                Map.entry("SHOP_SEED", "-1"),
                Map.entry("REDIS_URL", "http://localhost"),
                Map.entry("CACHE_PROTECTION", "luck"),
                Map.entry("RATE_LIMITS", "often"),
                Map.entry("TRUSTED_PROXIES", "everybody"),
                Map.entry("PAYMENT_URL", "localhost"),
                Map.entry("STOP_DELAY_MS", "soon"),
                Map.entry("STOP_GRACE_MS", "never")));

        assertThatThrownBy(() -> environment.readAll(Settings::from))
                .isInstanceOf(ConfigurationFault.class)
                .satisfies(fault -> assertThat(fault.getMessage().lines().map(line -> line.split("[ =:]")[0]))
                        .containsExactly(
                                "LOG_FORMAT",
                                "PORT",
                                "DATABASE_URL",
                                "DB_POOL_SIZE",
                                "DB_LEAK_DETECTION_MS",
                                "SHOP_SEED",
                                "REDIS_URL",
                                "CACHE_PROTECTION",
                                "RATE_LIMITS",
                                "TRUSTED_PROXIES",
                                "PAYMENT_URL",
                                "STOP_DELAY_MS",
                                "STOP_GRACE_MS"));
    }

    private static Map<String, String> example() throws IOException {
        Map<String, String> example = new TreeMap<>();
        List<String> lines = Files.readAllLines(EXAMPLE);
        for (String line : lines) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] variable = line.split("=", 2);
                assertThat(example.put(variable[0], variable[1])).as(line).isNull();
            }
        }
        return example;
    }
}
