package shop.monolith;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The one SQLite connection of the shop, lent to one caller at a time. A caller gives it back by closing it. Safe for
 * use by many threads.
 */
public final class OneConnection implements DataSource, AutoCloseable {

    private static final String IN_MEMORY = ":memory:";

    private final Semaphore turn = new Semaphore(1);
    private final Duration patience;
    private final Connection connection;

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
        this.connection = config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitTurn();
        return (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Loan());
    }

    /** The same connection: SQLite knows no users. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /** Waits for the borrower to finish, for as long as any caller would, and closes the database. */
    @Override
    public void close() throws SQLException {
        awaitTurn();
        connection.close();
    }

    private void awaitTurn() throws SQLException {
        try {
            // tag::turn[]
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("the one connection was not free within " + patience);
            }
            // end::turn[]
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for the one connection", e);
        }
    }

    /** The connection in the hands of one caller, who can give it back once and cannot use it afterwards. */
    private final class Loan implements InvocationHandler {

        private final AtomicBoolean open = new AtomicBoolean(true);

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close":
                    if (open.getAndSet(false)) {
                        turn.release();
                    }
                    return null;
                case "isClosed":
                    return !open.get();
                default:
                    if (!open.get() && method.getDeclaringClass() != Object.class) {
                        throw new SQLException("this connection was given back already");
                    }
                    return onConnection(method, arguments);
            }
        }

        private Object onConnection(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the patience is given at the start");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("nothing inside may be used without its turn");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
