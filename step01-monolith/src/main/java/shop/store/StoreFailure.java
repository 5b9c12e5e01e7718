package shop.store;

import java.sql.SQLException;

/** A statement failed for a reason that a retry does not mend: a fault in the program or in the schema. */
public final class StoreFailure extends RuntimeException {
    public StoreFailure(SQLException cause) {
        super(cause);
    }
}
