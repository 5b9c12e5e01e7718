package shop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.model.NewUser;
import shop.model.User;
import shop.monolith.InMemory;
import shop.monolith.OneConnection;

/** Exercise 1.2: no two users have the same e-mail address, whoever comes in between. */
@Tag("exercise-1.2")
class UniqueEmailTest extends UsersContract {

    private static final String EMAIL = "ada@shop.example";
    private static final Query RIVAL = new Query("INSERT OR IGNORE INTO users (name, email) VALUES ('Rival', ?)");

    @AutoClose
    private final OneConnection connection = InMemory.shop();

    private final Users users = new JdbcUsers(new Database(connection));

    @Override
    protected Users users() {
        return users;
    }

    @Test
    void addressThatAnotherTakesRightBeforeTheInsert_isRefusedAsADuplicate_andNotAsAFaultOfTheProgram() {
        Users overtaken = new JdbcUsers(new Database(WatchedConnections.of(connection, (lent, sql) -> {
            if (sql.contains("INSERT")) {
                RIVAL.update(lent, EMAIL);
            }
        })));

        assertThatThrownBy(
                        () -> overtaken.add(new NewUser("Ada", EMAIL)),
                        "adding %s, which a rival registered right before the INSERT",
                        EMAIL)
                .isInstanceOf(DuplicateEmail.class);
    }

    @Test
    void otherFaults_areNotTakenForADuplicate() {
        assertThatThrownBy(
                        () -> users.add(new NewUser(null, EMAIL)),
                        "adding a user without a name, who breaks another constraint than that of the address")
                .isInstanceOf(StoreFailure.class);
    }

    @Test
    void refusedDuplicate_leavesTheAddressWithItsFirstUser() {
        User first = users.add(new NewUser("Ada", EMAIL));

        assertThatThrownBy(() -> users.add(new NewUser("Eve", EMAIL))).isInstanceOf(DuplicateEmail.class);

        assertThat(users.list(0, 10).items()).containsExactly(first);
    }
}
