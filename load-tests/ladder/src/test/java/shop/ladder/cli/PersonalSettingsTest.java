package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.process.InheritedEnvironment;

class PersonalSettingsTest {

    @Test
    void settingsOfTheShop_areTaken() {
        Map<String, String> shell = Map.of(
                "DB_POOL_SIZE", "0",
                "SHOP_SEED", "10",
                "CHECKOUT", "pay-outside",
                "CACHE_PROTECTION", "none",
                "RATE_LIMITS", "POST /orders=5/min",
                "TRUSTED_PROXIES", "127.0.0.1",
                "REDIS_TIMEOUT_MS", "50",
                "REDIS_CONNECTIONS", "4",
                "LOG_FORMAT", "json",
                "STOP_DELAY_MS", "1000");

        assertThat(PersonalSettings.in(shell)).isEqualTo(shell);
    }

    @Test
    void whatTheRunnerSets_andWhatIsForOthers_isLeftAlone() {
        Map<String, String> shell = Map.of(
                "HOME", "/home/ada",
                "PORT", "1",
                "DATABASE_URL", "jdbc:postgresql://elsewhere/shop",
                "KAFKA_SERVERS", "elsewhere:9092",
                "REDIS_URL", "redis://elsewhere:6379",
                "REDIS_SERVER", "/opt/redis-server");

        assertThat(PersonalSettings.in(shell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"step04-docker", "step05-load-balancing", "step06-kafka"})
    void everySettingOfTheShop_isHandedOn_butForWhatTheRunnerSets(String step) throws IOException {
        Map<String, String> shell = Files.readAllLines(Path.of("../..", step, ".env.example")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')), line -> "set"));
        shell.keySet().removeAll(Set.of("PORT", "DATABASE_URL", "REDIS_URL", "PAYMENT_URL", "KAFKA_SERVERS"));

        assertThat(PersonalSettings.in(shell).keySet())
                .isEqualTo(shell.keySet())
                .isNotEmpty();
    }

    @Test
    void noSetting_reachesAChildThatItIsNotHandedTo() {
        Map<String, String> child = Stream.concat(
                        PersonalSettings.NAMES.stream(),
                        PersonalSettings.PREFIXES.stream().map(prefix -> prefix + "X"))
                .collect(Collectors.toMap(name -> name, name -> "set"));

        InheritedEnvironment.clean(child);

        assertThat(child).isEmpty();
    }

    @Test
    void folderForMails_isInThePersonsFolder_andAMailServerIsNone() {
        assertThat(PersonalSettings.in(Map.of("MAIL_URL", "mails")))
                .isEqualTo(Map.of("MAIL_URL", Path.of("mails").toAbsolutePath().toString()));
        for (String url : List.of("smtp://localhost:1025", "file:///var/mails")) {
            assertThat(PersonalSettings.in(Map.of("MAIL_URL", url))).isEqualTo(Map.of("MAIL_URL", url));
        }
    }

    @Test
    void fileOfTheShop_isInThePersonsFolder() {
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", "shop.db")))
                .isEqualTo(Map.of("SHOP_DB", Path.of("shop.db").toAbsolutePath().toString()));
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", ""))).isEqualTo(Map.of("SHOP_DB", ""));
    }

    @Test
    void whatIsShownToEverybody_holdsNoSecret() {
        assertThat(PersonalSettings.forEverybody(Map.of(
                        "DB_POOL_SIZE", "20", "SESSION_SECRETS", "a, b", "MAIL_URL", "smtp://me:secret@localhost")))
                .isEqualTo(Map.of("DB_POOL_SIZE", "20"));
    }
}
