package shop.events.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.config.Environment;
import shop.events.log.DeliveryUnavailable;
import shop.events.order.EmailRequest;
import shop.events.order.EmailRequest.Kind;
import shop.model.User;

class SmtpServerTest extends MailsContract {

    private static final User ADA = new User(1, "Ada", "ada@shop.example");

    private final MailServer server = new MailServer();

    @BeforeEach
    void startServer() {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    MailSettings settings() {
        return settings(server.url());
    }

    @Override
    List<MimeMessage> arrived() {
        return server.arrived();
    }

    @Test
    void crashBetweenSendingAndNote_sendsTheSameMailAgain_withTheSameMessageId() throws Exception {
        EmailRequest request = sendTwice_asAfterACrash();

        assertThat(arrived()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getMessageID()).isEqualTo("<" + request.head().eventId() + "@shop.example>");
            assertThat(text(mail)).isEqualTo(text(arrived().get(0)));
        });
    }

    @Test
    void serverThatIsAway_isWorthAnotherTry() {
        server.close();

        assertThatThrownBy(sendingTo(server.url())).isInstanceOf(DeliveryUnavailable.class);
    }

    @Test
    void serverThatHangs_isGivenUp_andWorthAnotherTry() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(sendingTo("smtp://127.0.0.1:" + silent.getLocalPort()))
                    .isInstanceOf(DeliveryUnavailable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 not now ada@shop.example",
        "RCPT, 450 mailbox busy ada@shop.example",
        "DATA, 421 no more today ada@shop.example",
        "., 452 full ada@shop.example",
        "MAIL, ''",
        "., ''"
    })
    void answerOfServer_thatMayPass_isWorthAnotherTry(String command, String answer) throws IOException {
        try (AnsweringServer stubborn = new AnsweringServer(command, answer)) {
            assertThatThrownBy(sendingTo(stubborn.url()))
                    .isInstanceOf(DeliveryUnavailable.class)
                    .hasMessage("the mail server does not take the mail now: "
                            + (answer.isEmpty() ? "-1" : answer.substring(0, 3)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 no mail from shop@shop.example",
        "RCPT, 550 no such user ada@shop.example",
        "RCPT, 553 no such mailbox ada@shop.example",
        "DATA, 554 no ada@shop.example",
        "., 554 looks like spam to ada@shop.example"
    })
    void answerOfServer_thatLasts_isARefusal_whoseWordsAreNotKept(String command, String answer) throws IOException {
        try (AnsweringServer stubborn = new AnsweringServer(command, answer)) {
            assertThatThrownBy(sendingTo(stubborn.url()))
                    .isInstanceOf(MailRefused.class)
                    .hasMessage("the mail server refuses the mail: " + answer.substring(0, 3))
                    .hasNoCause();
        }
    }

    @Test
    void serverThatLetsNobodyIn_refusesNoMail() throws IOException {
        try (AnsweringServer closed = new AnsweringServer("greeting", "554 no service here")) {
            assertThatThrownBy(sendingTo(closed.url())).isInstanceOf(DeliveryUnavailable.class);
        }
    }

    @Test
    void userAndPassword_areShownToTheServer() {
        server.letIn("shop", "s:cret/");

        assertThatCode(sendingTo(server.url().replace("//", "//shop:s:cret%2F@")))
                .doesNotThrowAnyException();
        assertThatThrownBy(sendingTo(server.url().replace("//", "//shop:wrong-secret@")))
                .isInstanceOf(DeliveryUnavailable.class)
                .hasMessageNotContaining("secret");
        assertThat(arrived()).hasSize(1);
    }

    private static ThrowingCallable sendingTo(String url) {
        Mails mails = settings(url).open();
        return () -> mails.send(new OrderMail(request(Kind.ORDER_PAID, ADA.id(), 1), ADA));
    }

    private static MailSettings settings(String url) {
        return MailSettings.from(new Environment(Map.of("MAIL_URL", url, "MAIL_TIMEOUT_MS", "1000")));
    }
}
