package shop.engines.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import shop.engines.Engine;
import shop.engines.EngineContract;
import shop.engines.process.ProcessGuard;

class PostgresEngineContractTest extends EngineContract {

    @Override
    protected Engine create(ProcessGuard guard) {
        return new PostgresEngine(guard);
    }

    @Override
    protected boolean answers(String address) {
        try (Connection connection = DriverManager.getConnection(address)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
