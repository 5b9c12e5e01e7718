package shop.events.mail;

/** A mail cannot be sent, now or later. The message names no address: it is kept with the dead letter. */
final class MailRefused extends RuntimeException {
    MailRefused(String message) {
        super(message);
    }
}
