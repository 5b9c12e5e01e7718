package shop.events.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class MailSettingsTest {

    @Test
    void standards_needNoMailServer() {
        MailSettings settings = MailSettings.from(new Environment(Map.of()));

        assertThat(settings.place()).isEqualTo(Path.of("mails").toAbsolutePath().toString());
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"some/mails", "/var/mails", "my mails", "größe"})
    void folder_isReadAsItsPath(String folder) {
        assertThat(settings(folder).place())
                .isEqualTo(Path.of(folder).toAbsolutePath().toString());
    }

    @Test
    void folder_isReadAsAUrl() {
        Path folder = Path.of("my mails").toAbsolutePath();

        assertThat(settings(folder.toUri().toString()).place()).isEqualTo(folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://localhost:1025, smtp://localhost:1025",
        "smtp://mail/, smtp://mail",
        "smtp://[::1]:25, smtp://[::1]:25",
        "smtp://me:my%40secret@mail:25, smtp://mail:25"
    })
    void server_isReadAsAUrl_andShownWithoutItsPassword(String url, String place) {
        assertThat(settings(url).place()).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:1025",
                "smtp:localhost",
                "smtp://",
                "smtp://:25",
                "smtp://mail:port",
                "smtp://mail:65536",
                "smtp://mail/secret",
                "smtp://secret@mail",
                "smtp://me:secret@@mail",
                "smtp://me:secret/more@mail",
                "smtp://me:secret%zz@mail",
                "smtps://me:secret@mail",
                "http://mail/secret",
                "file:secret",
                "file://mail/secret",
                "file:///secret?more"
            })
    void otherText_isAFault_thatDoesNotRepeatAPassword(String text) {
        assertThatThrownBy(() -> settings(text))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("MAIL_URL is not a server such as smtp://localhost:1025 or ")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static MailSettings settings(String url) {
        return MailSettings.from(new Environment(Map.of("MAIL_URL", url)));
    }
}
