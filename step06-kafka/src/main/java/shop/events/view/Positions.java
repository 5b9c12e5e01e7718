package shop.events.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shop.events.log.Slice;
import shop.store.Query;

/** Up to where the views tell what is in the topic: for each partition the offset at which to read on, in a table. */
final class Positions {

    private static final Query ADD = new Query("""
            INSERT INTO view_positions (partition, next_offset) SELECT partition, 0 FROM unnest(?) AS partition
            ON CONFLICT DO NOTHING
            """);
    private static final Query OF =
            new Query("SELECT partition, next_offset FROM view_positions WHERE partition = ANY (?)");

    /** Guarded by the old values: of two who read the same records only one has the effect. */
    private static final Query ADVANCE = new Query("""
            UPDATE view_positions AS p SET next_offset = slice.till
            FROM unnest(?, ?, ?) AS slice (partition, since, till)
            WHERE p.partition = slice.partition AND p.next_offset = slice.since
            RETURNING p.partition
            """);

    private static final Query LOCK = new Query("LOCK TABLE view_positions IN EXCLUSIVE MODE");
    private static final Query RESET = new Query("UPDATE view_positions SET next_offset = 0");

    private record Position(int partition, long nextOffset) {}

    /** Those of partitions; one that was never read has none. */
    Map<Integer, Long> of(Connection connection, Collection<Integer> partitions) throws SQLException {
        return OF
                .list(connection, row -> new Position(row.getInt("partition"), row.getLong("next_offset")), (Object)
                        ints(partitions))
                .stream()
                .collect(Collectors.toMap(Position::partition, Position::nextOffset));
    }

    /** Has partitions that were never read begin at their first record. */
    void add(Connection connection, Collection<Integer> partitions) throws SQLException {
        ADD.update(connection, (Object) ints(partitions));
    }

    /** Moves from the beginnings of slices to their ends, as part of a transaction; gives the partitions that were there. */
    Set<Integer> advance(Connection transaction, List<Slice> slices) throws SQLException {
        return Set.copyOf(ADVANCE.list(
                transaction,
                row -> row.getInt("partition"),
                ints(slices.stream().map(Slice::partition).toList()),
                slices.stream().mapToLong(Slice::from).toArray(),
                slices.stream().mapToLong(Slice::to).toArray()));
    }

    /** Keeps all others from moving until the transaction ends, and waits for those who are about to. */
    void lock(Connection transaction) throws SQLException {
        LOCK.update(transaction);
    }

    /** Goes back to the beginning of every partition. */
    void reset(Connection transaction) throws SQLException {
        RESET.update(transaction);
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
