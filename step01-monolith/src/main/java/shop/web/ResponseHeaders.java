package shop.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the headers on every answer that Express applications get from {@code helmet} 8 and {@code cors} by default. */
final class ResponseHeaders extends Handler.Wrapper {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** What a page may load with no TLS proxy in front: all that {@link #HELMET_POLICY} allows, over plain HTTP. */
    static final String PLAIN_HTTP_POLICY = "default-src 'self';base-uri 'self';font-src 'self' https: data:;"
            + "form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';"
            + "script-src-attr 'none';style-src 'self' https: 'unsafe-inline'";

    private static final String HELMET_POLICY = PLAIN_HTTP_POLICY + ";upgrade-insecure-requests";

    // Encoded once: they are written with every answer.
    private static final List<HttpField> FIELDS = List.of(
            field(CONTENT_SECURITY_POLICY, HELMET_POLICY),
            field("Cross-Origin-Opener-Policy", "same-origin"),
            field("Cross-Origin-Resource-Policy", "same-origin"),
            field("Origin-Agent-Cluster", "?1"),
            field("Referrer-Policy", "no-referrer"),
            field("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
            field("X-Content-Type-Options", "nosniff"),
            field("X-DNS-Prefetch-Control", "off"),
            field("X-Download-Options", "noopen"),
            field("X-Frame-Options", "SAMEORIGIN"),
            field("X-Permitted-Cross-Domain-Policies", "none"),
            field("X-XSS-Protection", "0"),
            field("Access-Control-Allow-Origin", "*"));

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        addTo(response.getHeaders());
        return super.handle(request, response, callback);
    }

    static void addTo(HttpFields.Mutable headers) {
        for (HttpField field : FIELDS) {
            headers.put(field);
        }
    }

    private static HttpField field(String name, String value) {
        return new PreEncodedHttpField(name, value);
    }
}
