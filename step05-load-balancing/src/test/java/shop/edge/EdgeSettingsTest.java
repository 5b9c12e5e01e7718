package shop.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.edge.SessionSettings.Auth;
import shop.edge.SessionSettings.Storage;
import shop.ops.EnvExampleContract;
import shop.ops.Settings;

class EdgeSettingsTest extends EnvExampleContract<EdgeSettings> {

    @Override
    protected EdgeSettings read(Environment environment) {
        return EdgeSettings.from(environment);
    }

    @Override
    protected void readBefore(Environment environment) {
        Settings.from(environment);
    }

    @Override
    protected Map<String, String> required() {
        return Map.of(
                "DATABASE_URL", "postgres://localhost/shop",
                "REDIS_URL", "redis://localhost",
                "SESSION_SECRETS", "s".repeat(32));
    }

    @Test
    void everySessionSetting_isRead() {
        Environment environment =
                new Environment(Map.of("AUTH", "required", "SESSIONS", "memory", "SESSION_SECRETS", "s".repeat(32)));

        assertThat(SessionSettings.from(environment).auth()).isEqualTo(Auth.REQUIRED);
        assertThat(SessionSettings.from(environment).storage()).isEqualTo(Storage.MEMORY);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_VERSION, '2\r\nSet-Cookie: stolen', 'SHOP_VERSION is not a name of letters, digits, points and dashes,'",
        "AUTH, yes, 'AUTH=yes is not one of optional, required'",
        "SESSIONS, redis, 'SESSIONS=redis is not one of token, memory'",
        "SESSION_SECRETS, '', SESSION_SECRETS is not set: it signs",
        "SESSION_SECRETS, secret-of-thirty-one-bytes-1234, 'SESSION_SECRETS: the entry 1 of 1 has fewer than 32 bytes: '",
        "SESSION_SECRETS, 'secret-of-thirty-two-bytes-123456,', 'SESSION_SECRETS: the entry 2 of 2 has fewer than'",
        "SESSION_SECRETS, 'secret-of-thirty-two-bytes-123456,short-secret,', 'SESSION_SECRETS: the entry 2 of 3 has'"
    })
    void wrongSetting_isAFault_thatDoesNotShowASecret(String name, String value, String message) {
        Map<String, String> variables = new HashMap<>(required());
        variables.put(name, value);

        assertThatThrownBy(() -> new Environment(variables).readAll(EdgeSettings::from))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret-")
                .hasMessageNotContaining("short-secret");
    }

    @Test
    void secrets_doNotComeIntoALog() {
        assertThat(new Environment(required()).readAll(EdgeSettings::from).toString())
                .doesNotContain("sssss");
    }
}
