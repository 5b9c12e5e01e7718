package shop.ladder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalSettingsTest {

    @Test
    void settingsOfTheShop_areTaken_andNoOthers() {
        Map<String, String> shell = Map.of("DB_POOL_SIZE", "0", "SHOP_SEED", "10", "HOME", "/home/ada", "PORT", "1");

        assertThat(PersonalSettings.in(shell)).isEqualTo(Map.of("DB_POOL_SIZE", "0", "SHOP_SEED", "10"));
    }

    @Test
    void fileOfTheShop_isInThePersonsFolder() {
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", "shop.db")))
                .isEqualTo(Map.of("SHOP_DB", Path.of("shop.db").toAbsolutePath().toString()));
        assertThat(PersonalSettings.in(Map.of("SHOP_DB", ""))).isEqualTo(Map.of("SHOP_DB", ""));
    }
}
