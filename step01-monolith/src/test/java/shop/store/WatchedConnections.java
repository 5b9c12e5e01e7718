package shop.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections whose statements are watched: for tests of which ones there are, or of what others do before one. */
public final class WatchedConnections {

    /** Is told of each statement before it is prepared, with the connection under it. */
    @FunctionalInterface
    public interface Watcher {
        void before(Connection connection, String sql) throws SQLException;
    }

    private WatchedConnections() {}

    /** The same connections, watched. */
    public static DataSource of(DataSource source, Watcher watcher) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = method.invoke(source, arguments);
            return result instanceof Connection connection ? watched(connection, watcher) : result;
        });
    }

    private static Connection watched(Connection connection, Watcher watcher) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                watcher.before(connection, (String) arguments[0]);
            }
            return method.invoke(connection, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler unwrapping = (proxy, method, arguments) -> {
            try {
                return handler.invoke(proxy, method, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(WatchedConnections.class.getClassLoader(), new Class<?>[] {type}, unwrapping));
    }
}
