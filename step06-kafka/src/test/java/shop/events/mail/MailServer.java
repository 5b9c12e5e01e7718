package shop.events.mail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.slf4j.LoggerFactory;
import shop.engines.process.LoopbackPort;

/** A real mail server, which takes mails for everybody. It has a port before it starts. */
final class MailServer implements AutoCloseable {

    private final int port = LoopbackPort.free();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailServer() {
        // It tells of each mailbox that it opens.
        ((Logger) LoggerFactory.getLogger("com.icegreen.greenmail")).setLevel(Level.WARN);
    }

    void start() {
        server.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    /** From now on, who logs in must be this user. */
    void letIn(String user, String password) {
        server.getUserManager().setAuthRequired(true);
        server.setUser("shop@shop.example", user, password);
    }

    List<MimeMessage> arrived() {
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
