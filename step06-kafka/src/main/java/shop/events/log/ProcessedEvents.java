package shop.events.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import shop.store.Query;

/**
 * Remembers whose effects a consumer has made, in the transaction of the effect itself (<em>idempotent consumer</em>).
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
public final class ProcessedEvents {

    private static final Query CLAIM =
            new Query("INSERT INTO processed_events (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING");

    private static final Query FIND = new Query("SELECT 1 FROM processed_events WHERE consumer = ? AND event_id = ?");

    private final String consumer;

    /** @param consumer the group: each makes effects of its own */
    public ProcessedEvents(String consumer) {
        this.consumer = consumer;
    }

    /**
     * Claims an event as part of the transaction that makes its effect; {@code false} if that was done before. While another
     * transaction has claimed it, this waits for that one's end.
     */
    public boolean claim(Connection transaction, UUID eventId) throws SQLException {
        return CLAIM.update(transaction, consumer, eventId) == 1;
    }

    /** Whether an event's effect is made: spares the work that comes before it. Only {@link #claim} decides. */
    public boolean contains(Connection connection, UUID eventId) throws SQLException {
        return FIND.first(connection, row -> true, consumer, eventId).isPresent();
    }
}
