package shop.events.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.config.Environment;
import shop.config.MainProcess;
import shop.engines.payment.PaymentSettings;
import shop.events.OnBroker;
import shop.events.WorkerMain;
import shop.events.log.EventProducer;
import shop.events.log.KafkaSettings;
import shop.events.log.Message;
import shop.events.log.Topics;
import shop.events.order.EmailRequest;
import shop.events.order.EmailRequest.Kind;
import shop.events.order.EventJson;
import shop.store.Query;
import shop.web.ShopCalls;

/** Mails about orders, with real processes. */
class OrderMailsTest extends OnBroker {

    private static final long UNKNOWN_USER = 404_404;

    private final Path folder = guard.newFolder("mails");
    private EventProducer producer;

    @BeforeEach
    void startShop() {
        start(Map.of());
        producer = new EventProducer(KafkaSettings.from(new Environment(Map.of("KAFKA_SERVERS", kafka.address()))));
    }

    @AfterEach
    void closeProducer() {
        producer.close();
    }

    @Test
    void paidOrder_leadsToOneMail_withItsAmount_toWhoeverOrdered() throws Exception {
        Worker worker = work(Map.of("MAIL_URL", folder.toString()));

        HttpResponse<String> answer = shop.order("paid");

        long id = accepted(answer);
        long cents = ShopCalls.json(answer).get("totalCents").asLong();
        patiently().untilAsserted(() -> assertThat(filesOf(id)).containsExactly(paid(id)));
        try (InputStream file = Files.newInputStream(folder.resolve(paid(id)))) {
            MimeMessage mail = new MimeMessage((Session) null, file);
            assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("customer1@shop.example"));
            assertThat(mail.getContent().toString())
                    .contains("Hello Customer 1,", "paid: " + BigDecimal.valueOf(cents, 2) + " in all.");
        }
        assertThat(worker.scrape().value("shop_mails_sent_total")).isPositive();
    }

    @Test
    void rejectedOrder_leadsToOneMail_thatSaysSo() throws Exception {
        payment.settings(new PaymentSettings(0, 1, false));
        work(Map.of("MAIL_URL", folder.toUri().toString()));

        long id = accepted("rejected");

        patiently().untilAsserted(() -> assertThat(filesOf(id)).containsExactly("order-" + id + "-rejected.eml"));
    }

    @Test
    void workerThatIsKilledInMidWork_andRequestsThatComeTwice_leaveOneFilePerOrder() throws Exception {
        List<EmailRequest> requests =
                IntStream.rangeClosed(1, 60).mapToObj(i -> request(1)).toList();
        Worker first;
        try (Connection connection = DriverManager.getConnection(postgres.address())) {
            connection.setAutoCommit(false);
            new Query("LOCK TABLE mails IN EXCLUSIVE MODE").update(connection); // it can be read, but nothing be noted
            first = work(Map.of("WORKERS", "emails", "MAIL_URL", folder.toString()));
            requests.forEach(request -> send(orderOf(request), request, request));
            patiently()
                    .until(() -> requests.stream()
                            .map(OrderMailsTest::orderOf)
                            .map(OrderMailsTest::paid)
                            .anyMatch(files()::contains));
            first.process().kill();
        }

        work(Map.of("WORKERS", "emails", "MAIL_URL", folder.toString()));

        patiently()
                .untilAsserted(() -> assertThat(requests)
                        .allSatisfy(request ->
                                assertThat(filesOf(orderOf(request))).containsExactly(paid(orderOf(request)))));
    }

    @Test
    void requestThatComesTwice_isOneMailToTheServer() throws Exception {
        try (MailServer server = new MailServer()) {
            server.start();
            work(Map.of("WORKERS", "emails", "MAIL_URL", server.url()));
            EmailRequest request = request(1);
            EmailRequest last = request(1);

            send("in their order", request, request, last);

            patiently()
                    .untilAsserted(() -> assertThat(server.arrived())
                            .extracting(MimeMessage::getMessageID)
                            .contains(messageId(last)));
            assertThat(server.arrived())
                    .extracting(MimeMessage::getMessageID)
                    .containsExactly(messageId(request), messageId(last));
        }
    }

    @Test
    void requestThatCannotBeServed_isADeadLetter_andTheNextOneIsServed() throws Exception {
        Worker worker = work(Map.of("WORKERS", "emails", "MAIL_URL", folder.toString()));
        EmailRequest next = request(1);

        send("in their order", request(UNKNOWN_USER), next);

        patiently().until(() -> files().contains(paid(orderOf(next))));
        assertThat(worker.scrape().value("shop_dead_letters_total{consumer=\"emails\"}"))
                .isEqualTo(1);
    }

    @Test
    void mailServerThatIsAwayForAWhile_getsTheMailLater() throws Exception {
        try (MailServer server = new MailServer()) {
            work(Map.of("MAIL_URL", server.url()));
            long id = accepted("away");
            awaitStatus(id, "PAID");
            patiently().until(() -> logged.stream().anyMatch(line -> line.contains("tries email-requests-")));

            server.start();

            patiently()
                    .untilAsserted(() -> assertThat(server.arrived())
                            .extracting(MimeMessage::getSubject)
                            .containsOnlyOnce("Your order " + id + " is paid"));
        }
    }

    @Test
    void mailServerThatHangs_holdsNoPaymentUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            work(Map.of(
                    "WORKER_CONCURRENCY", "2",
                    "DB_POOL_SIZE", "2",
                    "MAIL_URL", "smtp://127.0.0.1:" + silent.getLocalPort(),
                    "MAIL_TIMEOUT_MS", "60000"));
            accepted("hangs-1");
            accepted("hangs-2");

            try (Socket mail = silent.accept();
                    Socket otherMail = silent.accept()) {
                for (String key : List.of("next-1", "next-2", "next-3")) {
                    awaitStatus(accepted(key), "PAID");
                }
                assertHangs(mail);
                assertHangs(otherMail);
            }
        }
    }

    @Test
    void destinationThatIsNone_isSaidInOneLine() {
        new MainProcess(guard, WorkerMain.class)
                .assertRefused("MAIL_URL is not a server such as", environment(Map.of("MAIL_URL", "http://secret")));
    }

    /** Whoever has connected still waits for an answer. */
    private static void assertHangs(Socket client) throws IOException {
        client.setSoTimeout(1);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    /** Sends requests, all with one key. */
    private void send(Object key, EmailRequest... requests) {
        producer.send(Stream.of(requests)
                .map(request -> new Message(Topics.EMAIL_REQUESTS, String.valueOf(key), new EventJson().write(request)))
                .toList());
    }

    private static EmailRequest request(long user) {
        return MailsContract.request(Kind.ORDER_PAID, user, 1_234);
    }

    private static long orderOf(EmailRequest request) {
        return request.head().orderId();
    }

    private static String messageId(EmailRequest request) {
        return "<" + request.head().eventId() + "@shop.example>";
    }

    private static String paid(long order) {
        return "order-" + order + "-paid.eml";
    }

    /** Finished or not. */
    private List<String> filesOf(long order) throws IOException {
        return files().stream()
                .filter(name -> name.startsWith("order-" + order + "-"))
                .toList();
    }

    /** Those of other tests' requests, too: the topic keeps them. */
    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
