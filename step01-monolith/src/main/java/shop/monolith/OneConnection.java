package shop.monolith;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The one SQLite connection of the shop, lent to one caller at a time. A caller gives it back by closing it, once. Safe for use by many threads.
 */
public final class OneConnection extends SQLiteDataSource implements AutoCloseable {

    private static final String IN_MEMORY = ":memory:";

    private final Semaphore turn = new Semaphore(1);
    private final Duration patience;
    private final Lendable connection;

    /**
     * Opens a database that lives as long as this object.
     *
     * @param patience how long a caller waits for its turn before it gets a {@link SQLTransientConnectionException}
     */
    public static OneConnection inMemory(Duration patience) throws SQLException {
        return new OneConnection(IN_MEMORY, patience);
    }

    /** Opens a database in a file, which survives the process; commits are on disk when they are acknowledged. */
    public static OneConnection inFile(String file, Duration patience) throws SQLException {
        return new OneConnection(file, patience);
    }

    private OneConnection(String file, Duration patience) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        // A second shop on the same file is told so at its start, not in the middle of an order.
        config.setLockingMode(LockingMode.EXCLUSIVE);
        this.patience = patience;
        this.connection = new Lendable(file, config.toProperties());
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("the one connection was not free within " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for the one connection", e);
        }
        return connection;
    }

    /** Waits for the borrower to finish, for as long as any caller would, and closes the database. */
    @Override
    public void close() throws SQLException {
        getConnection();
        connection.closeForGood();
    }

    private final class Lendable extends JDBC4Connection {

        Lendable(String file, Properties config) throws SQLException {
            super("jdbc:sqlite:" + file, file, config);
        }

        @Override
        public void close() {
            turn.release();
        }

        void closeForGood() throws SQLException {
            super.close();
        }
    }
}
