package shop.engines.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A configuration of nginx that answers every request with one word. */
public final class Greeting {

    private static final String TEMPLATE = """
            pid ${RUN_DIR}/nginx.pid;
            worker_processes 2;
            events {}
            http {
                access_log ${ACCESS_LOG};
                client_body_temp_path ${RUN_DIR}/body;
                proxy_temp_path ${RUN_DIR}/proxy;
                fastcgi_temp_path ${RUN_DIR}/fastcgi;
                uwsgi_temp_path ${RUN_DIR}/uwsgi;
                scgi_temp_path ${RUN_DIR}/scgi;
                server {
                    listen ${LISTEN};
                    return 200 '${WORD}';
                }
            }
            """;

    private Greeting() {}

    /** Writes it into a folder, with a placeholder for the word. */
    public static Path template(Path folder) {
        try {
            return Files.writeString(folder.resolve("greeting.conf.template"), TEMPLATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values for the placeholders. */
    public static Map<String, String> saying(String word) {
        return Map.of("WORD", word);
    }

    /** What is said at an address. Over a connection of its own. */
    static String at(String address) throws IOException {
        URLConnection connection = URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Connection", "close");
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
