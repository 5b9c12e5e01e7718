package shop.events.mail;

import jakarta.mail.URLName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * Where mails go.
 *
 * @param url {@code smtp://[user:password@]host[:port]} or a folder's {@code file:///folder}
 * @param timeout for a connection to the server, and for each of its answers
 */
public record MailSettings(URI url, Duration timeout) {

    /** One letter and a colon is a drive of Windows. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    /**
     * Reads {@code MAIL_URL} (the folder {@code mails} in the working folder) and {@code MAIL_TIMEOUT_MS} (5000).
     *
     * @throws ConfigurationFault if one is wrong
     */
    public static MailSettings from(Environment environment) {
        return new MailSettings(
                environment.value("MAIL_URL", url("mails"), MailSettings::url),
                environment.millis("MAIL_TIMEOUT_MS", 5_000, 100, 60_000));
    }

    /** Without user and password, for people and logs. */
    public String place() {
        return isFolder()
                ? Path.of(url).toString()
                : "smtp://" + url.getRawAuthority().replaceFirst(".*@", "");
    }

    Mails open() {
        return isFolder() ? new MailFolder(Path.of(url)) : new SmtpServer(server(), timeout);
    }

    private boolean isFolder() {
        return "file".equals(url.getScheme());
    }

    private URLName server() {
        String[] login =
                url.getUserInfo() == null ? new String[2] : url.getUserInfo().split(":", 2);
        return new URLName(url.getScheme(), url.getHost(), url.getPort(), null, login[0], login[1]);
    }

    private static URI url(String text) {
        try {
            if (!SCHEME.matcher(text).matches()) {
                return Path.of(text).toAbsolutePath().toUri();
            }
            URI url = URI.create(text);
            if (isServer(url) || "file".equals(url.getScheme()) && Path.of(url).isAbsolute()) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below; its message may repeat a password
        }
        throw new ConfigurationFault("MAIL_URL is not a server such as smtp://localhost:1025 or"
                + " smtp://user:password@host:25, with %XX for special characters,"
                + " nor a folder such as mails or file:///var/mails");
    }

    private static boolean isServer(URI url) {
        return "smtp".equals(url.getScheme())
                && url.getHost() != null
                && url.getPort() <= 65_535
                && (url.getUserInfo() == null || url.getUserInfo().contains(":"))
                && url.getPath().matches("/?");
    }
}
