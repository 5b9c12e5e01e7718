package shop.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The API's description at {@code /openapi.json}, and Swagger UI for it at {@code /docs}; nothing is loaded from
 * elsewhere.
 */
public final class ApiDocs {
    private static final String WEBJAR_PROPERTIES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final byte[] description;

    /** @param additions JSON that is merged into the description of the shop's own calls; read to the end and closed */
    public ApiDocs(InputStream... additions) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode whole = json.readTree(resource("openapi.json"));
            ObjectReader merge = json.readerForUpdating(whole);
            for (InputStream addition : additions) {
                merge.readValue(addition);
            }
            description = json.writeValueAsBytes(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the routes. */
    public void register(JavalinConfig config) {
        config.routes
                .get("/openapi.json", ctx -> ctx.contentType("application/json").result(description))
                .get("/docs", ApiDocs::showPage)
                // Before the webjar's own one, which shows a pet store.
                .get("/docs/swagger-initializer.js", ctx -> answer(ctx, "swagger-initializer.js", "text/javascript"));
        config.staticFiles.add(files -> {
            files.hostedPath = "/docs";
            files.directory = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion();
        });
    }

    private static void showPage(Context ctx) {
        ctx.header(ResponseHeaders.CONTENT_SECURITY_POLICY, ResponseHeaders.PLAIN_HTTP_POLICY);
        answer(ctx, "docs.html", "text/html; charset=utf-8");
    }

    private static void answer(Context ctx, String resource, String mediaType) {
        ctx.contentType(mediaType).result(resource(resource));
    }

    private static InputStream resource(String name) {
        InputStream resource = ApiDocs.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException("the program's jar lacks " + name);
        }
        return resource;
    }

    private static String swaggerUiVersion() {
        var properties = new Properties();
        try (InputStream webjar = resource(WEBJAR_PROPERTIES)) {
            properties.load(webjar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
