package shop.edge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/**
 * What signs the tokens: the first secret signs, all of them verify. So a secret is replaced while replicas restart one by
 * one and nobody is thrown out, in three rounds of restarts:
 *
 * <ol>
 *   <li>{@code old,new}: all learn to verify with the new one, which nobody signs with yet;
 *   <li>{@code new,old}: all begin to sign with it;
 *   <li>{@code new}: 15 minutes later, when the last token of the old one is over.
 * </ol>
 *
 * <p>A secret that was stolen is not rotated but dropped at once, and everybody logs in again.
 *
 * @param all at least one
 */
public record SessionSecrets(List<String> all) {

    private static final String VARIABLE = "SESSION_SECRETS";

    /** The least for HS256 (RFC 7518, 3.2): a shorter one can be found by trying. */
    private static final int MIN_BYTES = 32;

    private static final String MAKES_ONE = "`openssl rand -base64 32` makes one";

    /**
     * Reads {@code SESSION_SECRETS}: secrets with commas between them. There is no standard, for everybody would know it.
     *
     * @throws ConfigurationFault if there is none, or one is too short
     */
    static SessionSecrets from(Environment environment) {
        return environment.required(
                VARIABLE,
                "it signs the tokens of logins, the same for all replicas; " + MAKES_ONE
                        + ", and `./workshop run 5` does so by itself",
                SessionSecrets::parse);
    }

    private static SessionSecrets parse(String list) {
        List<String> secrets = Stream.of(list.split(",", -1)).map(String::strip).toList();
        for (String secret : secrets) {
            if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
                throw new ConfigurationFault(VARIABLE + ": the entry " + (secrets.indexOf(secret) + 1) + " of "
                        + secrets.size() + " has fewer than " + MIN_BYTES + " bytes: " + MAKES_ONE);
            }
        }
        return new SessionSecrets(secrets);
    }

    /** Without the secrets: this may come into a log. */
    @Override
    public String toString() {
        return all.size() + " secrets";
    }
}
