package shop.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A Lua script, which Redis runs as one step: no other command comes in between.
 *
 * @param text the script
 * @param sha1 the name by which Redis knows a script that it has run before
 */
public record Script(String text, String sha1) {

    /** Reads a script that lies beside a class. */
    public static Script of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            byte[] bytes = in.readAllBytes();
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new Script(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Runs it by its name; sends the text only to a server that has not seen it since its start. */
    public Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(sha1, keys, arguments);
        } catch (JedisNoScriptException unknown) {
            return redis.eval(text, keys, arguments);
        }
    }
}
