package shop.store;

/** Another user has this e-mail address already. */
public final class DuplicateEmail extends RuntimeException {
    public DuplicateEmail(String email) {
        super("a user with the e-mail address " + email + " exists already");
    }
}
