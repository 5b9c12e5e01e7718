package shop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.model.NewUser;
import shop.model.Page;
import shop.model.User;

/** What every implementation of {@link Users} does. */
public abstract class UsersContract {

    /** The users; may hold some that other tests added. */
    protected abstract Users users();

    private final String mark = "u" + System.nanoTime();

    @Test
    void addedUser_isFound() {
        User added = users().add(new NewUser("Ada", mark + "@shop.example"));

        assertThat(added.name()).isEqualTo("Ada");
        assertThat(users().find(added.id())).contains(added);
    }

    @Test
    void unknownUser_isNotFound() {
        assertThat(users().find(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void emailThatIsTaken_isRefused_alsoInOtherLetters() {
        users().add(new NewUser("Ada", mark + "@shop.example"));

        assertThatThrownBy(() -> users().add(new NewUser("Eve", mark + "@shop.example")))
                .isInstanceOf(DuplicateEmail.class);
        assertThatThrownBy(() -> users().add(new NewUser("Eve", mark.toUpperCase() + "@Shop.example")))
                .isInstanceOf(DuplicateEmail.class);
    }

    @Test
    void pages_followEachOtherWithoutGapOrOverlap() {
        List<User> added = List.of(
                users().add(new NewUser("A", mark + "a@shop.example")),
                users().add(new NewUser("B", mark + "b@shop.example")),
                users().add(new NewUser("C", mark + "c@shop.example")));
        long before = added.get(0).id() - 1;

        Page<User> first = users().list(before, 2);
        Page<User> second = users().list(first.next(), 2);

        assertThat(first.items()).containsExactly(added.get(0), added.get(1));
        assertThat(second.items()).containsExactly(added.get(2));
        assertThat(second.next()).isNull();
    }

    @Test
    void textThatLooksLikeSql_isOnlyText() {
        String name = "'; DROP TABLE users; --";

        User added = users().add(new NewUser(name, mark + "@shop.example"));

        assertThat(users().find(added.id()).orElseThrow().name()).isEqualTo(name);
    }
}
