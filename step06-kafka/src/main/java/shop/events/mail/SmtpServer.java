package shop.events.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.events.log.DeliveryUnavailable;

/**
 * Hands mails to a server, without encryption: one on this machine or in its network. Each goes over a connection of its
 * own. A mail whose acknowledgement gets lost is sent again, with the same Message-ID.
 */
final class SmtpServer implements Mails {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);

    private final URLName url;
    private final Session session;

    /** @param timeout for the connection, and for each answer */
    SmtpServer(URLName url, Duration timeout) {
        this.url = url;
        String millis = String.valueOf(timeout.toMillis());
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "mail.smtp.connectiontimeout",
                millis,
                "mail.smtp.timeout",
                millis,
                "mail.smtp.writetimeout",
                millis,
                "mail.smtp.auth",
                String.valueOf(url.getUsername() != null),
                "mail.smtp.localhost",
                "localhost", // else it asks the DNS for our name
                "mail.smtp.quitwait",
                "false"));
        this.session = Session.getInstance(settings);
    }

    @Override
    public void send(OrderMail mail) {
        MimeMessage message = mail.message();
        SMTPTransport connection = connect();
        try {
            connection.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw failure(connection.getLastReturnCode(), e);
        } finally {
            close(connection);
        }
    }

    /** That it lets nobody in says nothing against the mail: it may be mended, so it passes. */
    private SMTPTransport connect() {
        try {
            SMTPTransport connection = (SMTPTransport) session.getTransport(url);
            connection.connect();
            return connection;
        } catch (MessagingException e) {
            throw new DeliveryUnavailable("the mail server cannot be used: " + e.getMessage(), e);
        }
    }

    /** @param answer the server's last one, which may repeat the address in words; -1 if there was none */
    private static RuntimeException failure(int answer, MessagingException e) {
        return answer / 100 == 5
                ? new MailRefused("the mail server refuses the mail: " + answer)
                : new DeliveryUnavailable("the mail server does not take the mail now: " + answer, e);
    }

    /** What became of the mail is known by now. */
    private static void close(SMTPTransport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server was gone before the end", e);
        }
    }
}
