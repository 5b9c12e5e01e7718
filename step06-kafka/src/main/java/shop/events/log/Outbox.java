package shop.events.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import shop.store.Query;

/**
 * Messages that wait for Kafka, in a table. They are written in the transaction of what they tell: either both are there
 * or neither (<em>transactional outbox</em>). Safe for use by many threads.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public final class Outbox {

    /** A message with its place in the outbox. */
    record Entry(long id, Message message) {}

    /**
     * What waits.
     *
     * @param oldestMs when the one that waits longest was written, in ms since 1970; of no meaning without one
     */
    record Backlog(long depth, long oldestMs) {}

    private static final Query ADD =
            new Query("INSERT INTO outbox (topic, key, value, written_at_ms) VALUES (?, ?, ?, ?)");

    /**
     * Not "those after the last one sent": an id is drawn before its transaction commits, so a lower one may appear after a
     * higher one was sent. What one order tells is in order all the same, for each of its changes waits for the one before.
     */
    private static final Query OLDEST = new Query("SELECT id, topic, key, value FROM outbox ORDER BY id LIMIT ?");

    private static final Query REMOVE = new Query("DELETE FROM outbox WHERE id = ANY (?)");
    private static final Query BACKLOG =
            new Query("SELECT count(*) AS depth, coalesce(min(written_at_ms), 0) AS oldest FROM outbox");

    private static final Query IS_EMPTY = new Query("SELECT NOT EXISTS (SELECT FROM outbox) AS yes");

    private final Clock clock;

    public Outbox(Clock clock) {
        this.clock = clock;
    }

    /** Writes messages as part of a transaction. */
    public void add(Connection transaction, Message... messages) throws SQLException {
        long now = clock.millis();
        ADD.updateAll(
                transaction,
                List.of(messages).stream()
                        .map(message -> new Object[] {message.topic(), message.key(), message.value(), now})
                        .toList());
    }

    List<Entry> oldest(Connection connection, int limit) throws SQLException {
        return OLDEST.list(
                connection,
                row -> new Entry(
                        row.getLong("id"),
                        new Message(row.getString("topic"), row.getString("key"), row.getString("value"))),
                limit);
    }

    void remove(Connection connection, List<Entry> entries) throws SQLException {
        REMOVE.update(connection, (Object) entries.stream().mapToLong(Entry::id).toArray());
    }

    /** Whether Kafka has everything. */
    public boolean isEmpty(Connection connection) throws SQLException {
        return IS_EMPTY.first(connection, row -> row.getBoolean("yes")).orElseThrow();
    }

    Backlog backlog(Connection connection) throws SQLException {
        return BACKLOG.first(connection, row -> new Backlog(row.getLong("depth"), row.getLong("oldest")))
                .orElseThrow();
    }
}
