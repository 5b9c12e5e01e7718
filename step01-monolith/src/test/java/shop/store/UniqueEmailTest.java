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

    /** Comes in between as late as one can: within the very statement that inserts. */
    private static final Query RIVAL = new Query("""
            CREATE TRIGGER rival BEFORE INSERT ON users WHEN NEW.name = 'Ada'
            BEGIN INSERT INTO users (name, email) VALUES ('Rival', NEW.email); END
            """);

    @AutoClose
    private final OneConnection connection = InMemory.shop();

    private final Users users = new JdbcUsers(new Database(connection));

    @Override
    protected Users users() {
        return users;
    }

    @Test
    void addressThatAnotherTakesRightBeforeTheInsert_isRefusedAsADuplicate_andNotAsAFaultOfTheProgram() {
        new Database(connection).query(RIVAL::update);

        assertThatThrownBy(
                        () -> users.add(new NewUser("Ada", EMAIL)),
                        "adding %s, which a rival registers right before the INSERT",
                        EMAIL)
                .isInstanceOf(DuplicateEmail.class);
    }

    @Test
    void duplicate_isKnownInPostgresToo_whichWordsAndNumbersItInAnotherWay() {
        Database postgres = new Database(LikePostgres.of(connection));
        postgres.query(RIVAL::update);

        assertThatThrownBy(
                        () -> new JdbcUsers(postgres).add(new NewUser("Ada", EMAIL)),
                        "adding %s, which a rival registers right before the INSERT, on Postgres",
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
