package shop.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @Test
    void settingThatIsMissingOrEmpty_takesItsStandard() {
        assertThat(env("PORT", "").integer("PORT", 8080, 0, 65_535)).isEqualTo(8080);
        assertThat(env("OTHER", "1").integer("PORT", 8080, 0, 65_535)).isEqualTo(8080);
        assertThat(env("X", "1").url("PAYMENT_URL", "http://127.0.0.1:9090"))
                .isEqualTo(URI.create("http://127.0.0.1:9090"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "eighty", "8080.5", "99999999999999999999"})
    void numberOutOfRange_isAFaultThatNamesVariableValueAndRange(String value) {
        assertThatThrownBy(() -> env("PORT", value).integer("PORT", 8080, 0, 65_535))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("PORT=" + value + " is not a whole number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "ftp://host", "http://", "http://a b", ":"})
    void wrongUrl_isAFaultWithAnExample(String value) {
        assertThatThrownBy(() -> env("PAYMENT_URL", value).url("PAYMENT_URL", "http://127.0.0.1:9090"))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("PAYMENT_URL=" + value + " is not a URL such as http://127.0.0.1:9090");
    }

    @Test
    void requiredSettingThatIsMissing_isAFaultWithARemedy() {
        assertThatThrownBy(() -> env("X", "1").required("DATABASE_URL", "do this", URI::create))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("DATABASE_URL is not set: do this");
    }

    @Test
    void readAll_saysEveryFault_eachOnALine() {
        Environment environment =
                new Environment(Map.of("PORT", "eighty", "PAYMENT_URL", "localhost", "SHOP_SEED", "1"));

        assertThatThrownBy(() -> environment.readAll(all -> List.of(
                        all.integer("PORT", 8080, 0, 65_535),
                        Optional.ofNullable(all.required("DATABASE_URL", "do this", URI::create)),
                        all.integer("SHOP_SEED", 0, 0, 1),
                        all.url("PAYMENT_URL", "http://127.0.0.1:9090"))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("PORT=eighty is not a whole number from 0 to 65535\n"
                        + "DATABASE_URL is not set: do this\n"
                        + "PAYMENT_URL=localhost is not a URL such as http://127.0.0.1:9090");
    }

    @Test
    void readAll_givesWhatWasReadIfNothingIsWrong() {
        assertThat(env("PORT", "1").<Integer>readAll(all -> all.integer("PORT", 8080, 0, 65_535)))
                .isEqualTo(1);
    }

    private static Environment env(String name, String value) {
        return new Environment(Map.of(name, value));
    }
}
