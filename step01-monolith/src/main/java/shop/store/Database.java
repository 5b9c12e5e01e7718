package shop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lends connections of a {@link DataSource} to pieces of work, gives them back, and measures how long each was waited
 * for and held. Safe for use by many threads.
 */
public final class Database {

    /** Work with a connection. It must not close the connection nor keep it. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * SQLSTATEs, by their beginning, that say "not now": connection lost, the transaction stood idle for too long,
     * deadlock or a serialization failure, no more connections, lock not available, server shut down or starting.
     */
    private static final List<String> UNAVAILABLE = List.of("08", "25P03", "40", "53", "55P03", "57");

    private final DataSource connections;
    private final ConnectionUse use = new ConnectionUse();

    public Database(DataSource connections) {
        this.connections = connections;
    }

    /**
     * Runs statements that each stand for themselves (auto-commit).
     *
     * @throws StoreUnavailable if there is no connection to be had in time, or it breaks, or others are in the way
     * @throws StoreFailure if a statement fails
     */
    public <T> T query(Work<T> work) {
        return lend(work);
    }

    /**
     * Runs statements all or nothing: commits at the end, rolls back on whatever is thrown. That is what the caller gets,
     * also if the rollback fails, and the connection goes back in auto-commit mode.
     *
     * @throws StoreUnavailable if there is no connection to be had in time, or it breaks; nothing was committed, unless
     *     it broke during the commit itself
     * @throws StoreFailure if a statement fails; nothing was committed
     */
    public <T> T transaction(Work<T> work) {
        return lend(connection -> {
            connection.setAutoCommit(false);
            // exercise 2.2: begin
            T result;
            try {
                result = work.with(connection);
                connection.commit();
            } catch (Throwable failure) {
                attempt(connection::rollback, failure);
                attempt(() -> connection.setAutoCommit(true), failure);
                throw failure;
            }
            connection.setAutoCommit(true);
            return result;
            // exercise 2.2: end
            // starter: try {
            // starter:     T result = work.with(connection);
            // starter:     connection.commit();
            // starter:     return result;
            // starter: } catch (SQLException failure) {
            // starter:     connection.rollback();
            // starter:     throw failure;
            // starter: }
        });
    }

    /** How long connections were waited for and held so far. */
    public ConnectionUse use() {
        return use;
    }

    private <T> T lend(Work<T> work) {
        long asked = System.nanoTime();
        // tag::lend[]
        try (Connection connection = connections.getConnection()) {
            long lent = System.nanoTime();
            try {
                return work.with(connection);
            } finally {
                use.record(lent - asked, System.nanoTime() - lent);
            }
        } catch (SQLException e) {
            throw translated(e);
        }
        // end::lend[]
    }

    private static RuntimeException translated(SQLException e) {
        String state = e.getSQLState();
        boolean unavailable = e instanceof SQLTransientConnectionException
                || state != null && state.length() == 5 && UNAVAILABLE.stream().anyMatch(state::startsWith);
        return unavailable ? new StoreUnavailable("the database cannot be reached", e) : new StoreFailure(e);
    }

    /** Cleans up after a failure, which stays the one that is reported. */
    private static void attempt(CleanUp step, Throwable failure) {
        try {
            step.run();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @FunctionalInterface
    private interface CleanUp {
        void run() throws SQLException;
    }
}
