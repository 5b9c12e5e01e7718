package shop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class PostgresSettingsTest {

    @Test
    void withoutADatabase_itSaysHowToGetOne() {
        assertThatThrownBy(() -> PostgresSettings.from(new Environment(Map.of())))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContainingAll("DATABASE_URL is not set", "./workshop run 2");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/shop?user=me, jdbc:postgresql://db:5433/shop?user=me",
        "postgres://me:secret@db:5433/shop, jdbc:postgresql://db:5433/shop?user=me&password=secret",
        "postgresql://me@db/shop?ssl=true, jdbc:postgresql://db/shop?ssl=true&user=me",
        "postgres://db/shop, jdbc:postgresql://db/shop",
        "postgres://m%40e:a+b&c%25d%2F@db/shop, jdbc:postgresql://db/shop?user=m%40e&password=a%2Bb%26c%25d%2F",
        "'jdbc:postgresql://a:1,[::1]:2/shop', 'jdbc:postgresql://a:1,[::1]:2/shop'"
    })
    void url_isReadAsJavaAndAsHostingServicesWriteIt(String url, String jdbcUrl) {
        assertThat(settings(url).url()).isEqualTo(jdbcUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "mysql://db/shop",
                "jdbc:mysql://db/shop?password=secret",
                "jdbc:postgresql://localhost:notaport/shop?user=x&password=secret",
                "jdbc:postgresql://me:secret@localhost:1/shop",
                "postgres://me:secret/more@db/shop",
                "postgres://me:secret?more@db/shop",
                "postgres://me:1?secret/more@db/shop",
                "postgres://me:secret%zz@db/shop",
                "postgres://me:secret@more@db/shop"
            })
    void urlOfAnotherKind_isAFault_thatDoesNotRepeatAPassword(String url) {
        assertThatThrownBy(() -> settings(url))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("DATABASE_URL is not a URL such as postgres://shop:password@")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void placeForPeople_hasNoPassword() {
        assertThat(settings("postgres://me:secret@db:5433/shop").place()).isEqualTo("postgresql://db:5433/shop");
    }

    @Test
    void standards_areThoseOfTheWorkshop() {
        PostgresSettings settings = settings("postgres://db/shop");

        assertThat(settings.poolSize()).isEqualTo(5);
        assertThat(settings.connectionTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    private static PostgresSettings settings(String url) {
        return PostgresSettings.from(new Environment(Map.of("DATABASE_URL", url)));
    }
}
