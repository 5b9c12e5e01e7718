package shop.events.mail;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.config.ConfigurationFault;
import shop.events.log.DeliveryUnavailable;

/**
 * Keeps each mail as a file that mail programs can open, for machines without a mail server. Whoever sees the file sees all
 * of it; sent again, it takes the place of the first.
 */
final class MailFolder implements Mails {

    private final Path folder;

    /** @throws ConfigurationFault if the folder is not there and cannot be made */
    MailFolder(Path folder) {
        this.folder = folder;
        try {
            create();
        } catch (IOException e) {
            throw new ConfigurationFault(
                    "MAIL_URL: cannot make the folder " + folder
                            + ": name another, or a server such as smtp://localhost:1025",
                    e);
        }
    }

    @Override
    public void send(OrderMail mail) {
        MimeMessage message = mail.message();
        Path unfinished = folder.resolve(mail.name() + ".tmp");
        try {
            create();
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                message.writeTo(file);
            }
            Files.move(unfinished, folder.resolve(mail.name() + ".eml"), ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new DeliveryUnavailable("cannot write to the folder " + folder, e);
        }
    }

    /** Also while the program runs: people clear away what they have read. */
    private void create() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
