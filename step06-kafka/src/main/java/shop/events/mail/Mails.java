package shop.events.mail;

import shop.events.log.DeliveryUnavailable;

/** Where mails go. Implementations are safe for use by many threads. */
interface Mails {

    /**
     * Sends a mail.
     *
     * @throws DeliveryUnavailable if that may work later
     * @throws MailRefused if it never will
     */
    void send(OrderMail mail);
}
