package shop.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.model.NewProduct;
import shop.model.Product;
import shop.store.Database;
import shop.store.JdbcCatalog;

/** The contracts of the store, on SQLite in a file, and what the file adds: it survives. */
class SqliteInFileTest extends SqliteInMemoryTest {

    @TempDir
    private Path folder;

    @Override
    protected OneConnection open() throws SQLException {
        return open("shop.db");
    }

    @Test
    void whatWasCommitted_isThereAfterTheNextStart() throws SQLException {
        Product added;
        try (OneConnection first = open("kept.db")) {
            Schema.createIn(first);
            added = new JdbcCatalog(new Database(first)).add(new NewProduct("Teapot", 1_999, 7));
        }

        try (OneConnection second = open("kept.db")) {
            Schema.createIn(second);
            assertThat(new JdbcCatalog(new Database(second)).find(added.id())).contains(added);
        }
    }

    @Test
    void secondShopOnTheSameFile_isRefusedAtItsStart() {
        assertThatThrownBy(() -> {
                    try (OneConnection second = open("shop.db")) {
                        Schema.createIn(second);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("locked");
    }

    private OneConnection open(String file) throws SQLException {
        return OneConnection.inFile(folder.resolve(file).toString(), Duration.ofSeconds(20));
    }
}
