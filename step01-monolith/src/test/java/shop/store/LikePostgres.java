package shop.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite that reports a duplicate as Postgres does, which the later stages have. */
final class LikePostgres implements InvocationHandler {

    private final Object target;

    private LikePostgres(Object target) {
        this.target = target;
    }

    static DataSource of(DataSource sqlite) {
        return (DataSource) proxy(DataSource.class, sqlite);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof Connection) {
                return proxy(Connection.class, result);
            }
            return result instanceof PreparedStatement ? proxy(PreparedStatement.class, result) : result;
        } catch (InvocationTargetException e) {
            throw translated(e.getCause());
        }
    }

    private static Throwable translated(Throwable fault) {
        return fault instanceof SQLiteException sqlite
                        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                ? new SQLException("ERROR: duplicate key value violates unique constraint \"users_email\"", "23505")
                : fault;
    }

    private static Object proxy(Class<?> type, Object target) {
        return Proxy.newProxyInstance(
                LikePostgres.class.getClassLoader(), new Class<?>[] {type}, new LikePostgres(target));
    }
}
