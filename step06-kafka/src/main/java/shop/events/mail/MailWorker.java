package shop.events.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import shop.events.log.RecordHandler;
import shop.events.order.EmailRequest;
import shop.events.order.EventJson;
import shop.model.User;
import shop.store.Database;
import shop.store.JdbcUsers;
import shop.store.Query;

/**
 * Sends users a mail about their order, once: what was sent is noted, and a request that comes again has no effect.
 *
 * <p>No transaction is open while a server is waited for: one that hangs would hold the connections that others need. So the
 * note is made after the mail has left, and who dies in between sends the mail again: a file takes its own place, there is
 * never a second one; an SMTP server gets at most what was under way a second time, with the same Message-ID, by which the
 * reader's side can tell. The other order would lose it instead. Safe for use by many threads.
 */
public final class MailWorker implements RecordHandler, MeterBinder {

    /** The consumer group: what mails wait for, nobody else does. */
    public static final String GROUP = "emails";

    private static final Query IS_SENT = new Query("SELECT 1 FROM mails WHERE order_id = ? AND kind = ?");
    private static final Query NOTE = new Query("""
            INSERT INTO mails (order_id, kind, event_id, sent_at_ms) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """);

    private final EventJson json = new EventJson();
    private final Database database;
    private final JdbcUsers users;
    private final Mails mails;
    private final Clock clock;
    private Counter sent;

    /** @throws shop.config.ConfigurationFault if there is no such folder and it cannot be made */
    public MailWorker(Database database, MailSettings settings, Clock clock) {
        this.database = database;
        this.users = new JdbcUsers(database);
        this.mails = settings.open();
        this.clock = clock;
    }

    @Override
    public void handle(byte[] value) {
        EmailRequest request = json.emailRequest(value);
        if (isSent(request)) {
            return;
        }
        User user =
                users.find(request.userId()).orElseThrow(() -> new MailRefused("there is no user " + request.userId()));
        mails.send(new OrderMail(request, user));
        sent.increment();
        note(request);
    }

    private boolean isSent(EmailRequest request) {
        return database.query(connection -> IS_SENT.first(
                        connection,
                        row -> true,
                        request.head().orderId(),
                        request.kind().name())
                .isPresent());
    }

    private void note(EmailRequest request) {
        database.query(connection -> NOTE.update(
                connection,
                request.head().orderId(),
                request.kind().name(),
                request.head().eventId(),
                clock.millis()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        sent = Counter.builder("shop.mails.sent")
                .description("Mails that were handed over")
                .register(registry);
    }
}
