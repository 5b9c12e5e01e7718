package shop.events.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.config.ConfigurationFault;
import shop.config.Environment;
import shop.events.log.DeliveryUnavailable;
import shop.events.order.EmailRequest;
import shop.events.order.EmailRequest.Kind;

class MailFolderTest extends MailsContract {

    @TempDir
    private Path parent;

    @Override
    MailSettings settings() {
        return MailSettings.from(new Environment(Map.of("MAIL_URL", folder().toString())));
    }

    @Override
    List<MimeMessage> arrived() throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (Path file : files()) {
            try (InputStream content = Files.newInputStream(file)) {
                mails.add(new MimeMessage((Session) null, content));
            }
        }
        return mails;
    }

    @Test
    void file_isNamedByTheOrderAndWhatBecameOfIt() throws Exception {
        EmailRequest paid = request(Kind.ORDER_PAID, user("Ada").id(), 1);
        EmailRequest rejected = request(Kind.ORDER_REJECTED, user("Bob").id(), 1);

        worker().handle(json(paid));
        worker().handle(json(rejected));

        assertThat(files())
                .containsExactlyInAnyOrder(
                        folder().resolve("order-" + paid.head().orderId() + "-paid.eml"),
                        folder().resolve("order-" + rejected.head().orderId() + "-rejected.eml"));
    }

    @Test
    void crashBetweenSendingAndNote_leavesOneFile() throws Exception {
        EmailRequest request = sendTwice_asAfterACrash();

        assertThat(files())
                .containsExactly(folder().resolve("order-" + request.head().orderId() + "-paid.eml"));
    }

    @Test
    void fileThatACrashLeftUnfinished_isFinished() throws Exception {
        EmailRequest request = request(Kind.ORDER_PAID, user("Ada").id(), 1);
        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("order-" + request.head().orderId() + "-paid.tmp"), "From: shop\r\n".repeat(1_000));

        worker().handle(json(request));

        assertThat(text(onlyMail())).startsWith("Hello Ada,");
    }

    @Test
    void folderThatIsClearedAway_isMadeAgain() throws Exception {
        MailWorker worker = worker();
        Files.delete(folder());

        worker.handle(json(request(Kind.ORDER_PAID, user("Ada").id(), 1)));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void folderThatCannotBeWritten_isWorthAnotherTry() throws Exception {
        MailWorker worker = worker();
        byte[] request = json(request(Kind.ORDER_PAID, user("Ada").id(), 1));
        Files.delete(folder());
        Files.writeString(folder(), "in the way");
        assertThatThrownBy(() -> worker.handle(request)).isInstanceOf(DeliveryUnavailable.class);
        Files.delete(folder());

        worker.handle(request);

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void folderThatCannotBeMade_isAFault() throws Exception {
        Files.writeString(folder(), "in the way");

        assertThatThrownBy(this::worker)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("MAIL_URL: cannot make the folder " + folder() + ": name another");
    }

    private Path folder() {
        return parent.resolve("mails");
    }

    private List<Path> files() throws Exception {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }
}
