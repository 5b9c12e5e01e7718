package shop.events.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.events.order.EmailRequest;
import shop.events.order.EmailRequest.Kind;
import shop.events.order.EventJson;
import shop.events.order.Head;
import shop.model.NewUser;
import shop.model.User;
import shop.postgres.Postgres;
import shop.postgres.PostgresSettings;
import shop.store.Database;
import shop.store.JdbcUsers;
import shop.store.Query;
import shop.store.StoreFailure;

/** What becomes of a request for a mail, wherever the mails go. */
abstract class MailsContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private static ProcessGuard guard;
    private static Postgres postgres;
    private static Database database;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void startPostgres() {
        guard = new ProcessGuard();
        PostgresEngine engine = new PostgresEngine(guard);
        engine.start();
        postgres =
                Postgres.open(new PostgresSettings(engine.address(), 2, Duration.ofSeconds(20), Duration.ofMinutes(1)));
        database = new Database(postgres.connections());
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
        guard.close();
    }

    abstract MailSettings settings();

    /** What a reader finds there, in no order. */
    abstract List<MimeMessage> arrived() throws Exception;

    @Test
    void paidOrder_isToldToItsUser_withTheAmount() throws Exception {
        User user = user("Ada Lovelace");
        EmailRequest request = request(Kind.ORDER_PAID, user.id(), 1_234);

        worker().handle(json(request));

        MimeMessage mail = onlyMail();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(user.email()));
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("shop@shop.example"));
        assertThat(mail.getSubject()).isEqualTo("Your order " + request.head().orderId() + " is paid");
        assertThat(mail.getSentDate()).isEqualTo(NOON);
        assertThat(mail.getMessageID()).isEqualTo("<" + request.head().eventId() + "@shop.example>");
        assertThat(text(mail)).isEqualTo("""
                        Hello Ada Lovelace,

                        your order %d is paid: 12.34 in all.

                        The shop""", request.head().orderId());
    }

    @Test
    void rejectedOrder_isToldToItsUser() throws Exception {
        EmailRequest request = request(Kind.ORDER_REJECTED, user("Ada").id(), 1_000_005);

        worker().handle(json(request));

        assertThat(onlyMail().getSubject())
                .isEqualTo("Your order " + request.head().orderId() + " is rejected");
        assertThat(text(onlyMail()))
                .contains("your order " + request.head().orderId() + " of 10000.05 in all could not be paid.");
    }

    @Test
    void requestThatComesAgain_makesNoSecondMail() throws Exception {
        byte[] request = json(request(Kind.ORDER_PAID, user("Ada").id(), 1));
        worker().handle(request);

        worker().handle(request);

        assertThat(arrived()).hasSize(1);
        assertThat(meters.get("shop.mails.sent").counter().count()).isEqualTo(1);
    }

    @Test
    void addressThatHasChanged_isTheOneAtTheTimeOfSending() throws Exception {
        User user = user("Ada");
        byte[] request = json(request(Kind.ORDER_PAID, user.id(), 1));
        change("UPDATE users SET email = 'moved-' || email WHERE id = " + user.id());

        worker().handle(request);

        assertThat(onlyMail().getAllRecipients()).containsExactly(new InternetAddress("moved-" + user.email()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë 李", "Eve\r\nBcc: all@shop.example\r\n\r\nBuy", "\"<eve@shop.example>,", "%s"})
    void nameOfAnyKind_isReadInTheText_andInNoHeader(String name) throws Exception {
        User user = user(name);

        worker().handle(json(request(Kind.ORDER_PAID, user.id(), 1)));

        assertThat(text(onlyMail())).startsWith("Hello " + name.replace("\r", "") + ",\n");
        assertThat(onlyMail().getAllRecipients()).containsExactly(new InternetAddress(user.email()));
        assertThat(Collections.list(onlyMail().getAllHeaders()))
                .extracting(Header::getValue)
                .noneMatch(value -> value.contains(name) || value.contains("all@"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@",
                "a b@shop.example",
                "a@shop.example\r\nBcc: all@shop.example",
                "\"a\r\n b\"@shop.example",
                "\"a\r\nRCPT TO:<b@shop.example>\"@shop.example",
                "a@shop.example>\r\nDATA",
                "a@shop.example,b@shop.example",
                "all:a@shop.example,b@shop.example;",
                "Eve <a@shop.example>",
                "müller@shop.example",
                "a@größe.example"
            })
    void addressToWhichNoMailCanGo_isRefused_andNotRepeated(String email) throws Exception {
        User user = new JdbcUsers(database).add(new NewUser("Eve", email));
        MailWorker worker = worker();

        assertThatThrownBy(() -> worker.handle(json(request(Kind.ORDER_PAID, user.id(), 1))))
                .isInstanceOf(MailRefused.class)
                .hasMessage("no mail can be sent to the address of user " + user.id())
                .hasNoCause();

        change("DELETE FROM users WHERE id = " + user.id());
        assertThat(arrived()).isEmpty();
    }

    @Test
    void userThatIsUnknown_isRefused() throws Exception {
        MailWorker worker = worker();

        assertThatThrownBy(() -> worker.handle(json(request(Kind.ORDER_PAID, 404_404, 1))))
                .isInstanceOf(MailRefused.class)
                .hasMessage("there is no user 404404");

        assertThat(arrived()).isEmpty();
    }

    /** Handles a request twice; the first time ends, as by a crash, between the mail and the note that it is sent. */
    EmailRequest sendTwice_asAfterACrash() {
        EmailRequest request = request(Kind.ORDER_PAID, user("Ada").id(), 1_234);
        MailWorker worker = worker();
        change("ALTER TABLE mails ADD CONSTRAINT crash CHECK (false) NOT VALID");
        try {
            assertThatThrownBy(() -> worker.handle(json(request))).isInstanceOf(StoreFailure.class);
        } finally {
            change("ALTER TABLE mails DROP CONSTRAINT crash");
        }

        worker.handle(json(request));

        return request;
    }

    MailWorker worker() {
        MailWorker worker = new MailWorker(database, settings(), Clock.systemUTC());
        worker.bindTo(meters);
        return worker;
    }

    MimeMessage onlyMail() throws Exception {
        List<MimeMessage> mails = arrived();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replace("\r\n", "\n").strip();
    }

    static User user(String name) {
        return new JdbcUsers(database).add(new NewUser(name, "user-" + UUID.randomUUID() + "@shop.example"));
    }

    static EmailRequest request(Kind kind, long user, long totalCents) {
        long order = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return new EmailRequest(new Head(1, UUID.randomUUID(), order, 2, NOON), kind, user, totalCents);
    }

    static byte[] json(EmailRequest request) {
        return new EventJson().write(request).getBytes(UTF_8);
    }

    private static void change(String sql) {
        database.query(connection -> new Query(sql).update(connection));
    }
}
