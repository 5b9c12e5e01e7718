package shop.events.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.util.Date;
import java.util.regex.Pattern;
import shop.events.order.EmailRequest;
import shop.model.User;

/** Tells a user what became of an order. Made again from the same request, it is the same mail, with the same Message-ID. */
record OrderMail(EmailRequest request, User user) {

    private static final String SENDER = "shop@shop.example";

    /** No white space, no line ends; for others a server would have to know SMTPUTF8. */
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    /** Names it among all mails of the shop: each order has at most one of a kind. */
    String name() {
        return "order-" + request.head().orderId() + "-" + outcome();
    }

    /**
     * The mail in Internet Message Format. What a user chose is in no header but for the address, and that is checked.
     *
     * @throws MailRefused if mail cannot be sent to the user's address
     */
    MimeMessage message() {
        try {
            MimeMessage message = new Identified("<" + request.head().eventId() + "@shop.example>");
            message.setFrom(SENDER);
            message.setRecipient(RecipientType.TO, recipient());
            message.setSentDate(Date.from(request.head().occurredAt()));
            message.setSubject("Your order " + request.head().orderId() + " is " + outcome());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(text().replaceAll("\\R", "\r\n"), UTF_8.name());
            message.saveChanges();
            return message;
        } catch (AddressException e) {
            throw badAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e); // our own words can be written
        }
    }

    private String outcome() {
        return switch (request.kind()) {
            case ORDER_PAID -> "paid";
            case ORDER_REJECTED -> "rejected";
        };
    }

    private String text() {
        String news = switch (request.kind()) {
            case ORDER_PAID -> "your order %s is paid: %s in all.";
            case ORDER_REJECTED -> "your order %s of %s in all could not be paid. You will not be charged for it.";
        };
        return "Hello %s,\n\n%s\n\nThe shop\n"
                .formatted(
                        user.name(),
                        news.formatted(request.head().orderId(), BigDecimal.valueOf(request.totalCents(), 2)));
    }

    private InternetAddress recipient() throws AddressException {
        InternetAddress address = new InternetAddress();
        address.setAddress(user.email());
        address.validate();
        if (address.isGroup() || !VISIBLE_ASCII.matcher(user.email()).matches()) {
            throw badAddress();
        }
        return address;
    }

    private MailRefused badAddress() {
        return new MailRefused("no mail can be sent to the address of user " + user.id());
    }

    /** A message that keeps the ID that it is given. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
