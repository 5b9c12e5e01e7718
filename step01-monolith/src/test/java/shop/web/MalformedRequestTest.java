package shop.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over the wire, the answer is a problem that blames the client, and never a fault of the server. */
class MalformedRequestTest {
    private static final String USER = "{\"name\":\"Ada\",\"email\":\"ada@shop.example\"}";
    private static final String HOST = "Host: shop\r\nConnection: close\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    private static RunningShop shop;

    @BeforeAll
    static void start() throws SQLException {
        shop = new RunningShop(RunningShop.noPayments());
    }

    @AfterAll
    static void stop() throws SQLException {
        shop.close();
    }

    @ParameterizedTest
    @MethodSource({"urls", "methods", "messages", "bodies", "mediaTypes", "headers"})
    void malformedRequest_isAnsweredWithAProblem(int status, String request) throws IOException {
        var answer = new RawHttp(shop.port()).send(request);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.head()).isTrue();
        var problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("detail").textValue()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(answer.head())
                .contains(
                        "\r\nX-Request-Id: " + problem.get("requestId").textValue() + "\r\n",
                        "\r\nX-Content-Type-Options: nosniff\r\n");
    }

    @Test
    void soundRequestInTheSameForm_isAnswered() throws IOException {
        var answer = new RawHttp(shop.port()).send(post("/users", USER));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    static Stream<Arguments> urls() {
        return Stream.of(
                argumentSet("unknown path", 404, get("/nothing")),
                argumentSet("other case", 404, get("/Products")),
                argumentSet("id 0", 404, get("/products/0")),
                argumentSet("negative id", 404, get("/products/-1")),
                argumentSet("signed id", 404, get("/products/+1")),
                argumentSet("fractional id", 404, get("/products/1.0")),
                argumentSet("hexadecimal id", 404, get("/products/0x1")),
                argumentSet("id above long", 404, get("/products/9223372036854775808")),
                argumentSet("id with many digits", 404, get("/products/" + "9".repeat(2_000))),
                argumentSet("id in other digits", 404, get("/products/%D9%A1")),
                argumentSet("path parameter", 404, get("/products/1;x=y")),
                argumentSet("wrong escape", 400, get("/products/%zz")),
                argumentSet("escape cut off", 400, get("/products/%")),
                argumentSet("NUL", 400, get("/products/%00")),
                argumentSet("not UTF-8", 400, get("/products/%C3%28")),
                argumentSet("escaped slash", 400, get("/products/1%2F2")),
                argumentSet("above the root", 400, get("/../../etc/passwd")),
                argumentSet("above the webjar", 400, get("/docs/%2e%2e/%2e%2e/pom.xml")),
                argumentSet("empty segment", 400, get("//products")),
                argumentSet("space", 400, get("/a b")),
                argumentSet("braces", 400, get("/products/{id}")),
                argumentSet("raw byte", 400, get("/products/\u00ff")),
                argumentSet("no slash", 400, get("products")),
                argumentSet("broken authority", 400, get("http://[::1")),
                argumentSet("URL too long", 414, get("/products/" + "1".repeat(10_000))),
                argumentSet("limit 0", 400, get("/products?limit=0")),
                argumentSet("limit 101", 400, get("/users?limit=101")),
                argumentSet("limit not a number", 400, get("/users?limit=ten")),
                argumentSet("limit empty", 400, get("/users?limit=")),
                argumentSet("limit twice", 400, get("/users?limit=1&limit=1")),
                argumentSet("after negative", 400, get("/products?after=-1")),
                argumentSet("after above long", 400, get("/products?after=9223372036854775808")),
                argumentSet("wrong escape in query", 400, get("/products?limit=%zz")),
                argumentSet("query not UTF-8", 400, get("/products?limit=%C3%28")),
                argumentSet("bad page of an unknown user", 400, get("/users/99/orders?limit=0")));
    }

    static Stream<Arguments> methods() {
        return Stream.of("DELETE", "PUT", "PATCH", "TRACE", "get", "BREW")
                .map(method -> argumentSet(method, 405, method + " /products HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    static Stream<Arguments> messages() {
        String chunked = "POST /users HTTP/1.1\r\n" + HOST + JSON + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                argumentSet("TLS", 400, "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
                argumentSet("one word", 400, "hello\r\n\r\n"),
                argumentSet("HTTP/0.9", 400, "GET /products\r\n"),
                argumentSet("HTTP/3.0", 400, "GET /products HTTP/3.0\r\n" + HOST + "\r\n"),
                argumentSet("HTTP/2 preface", 426, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                argumentSet("no Host", 400, "GET /products HTTP/1.1\r\n\r\n"),
                argumentSet("two Hosts", 400, get("/products", "Host: other\r\n")),
                argumentSet("bad Host", 400, "GET /products HTTP/1.1\r\nHost: a b:x\r\n\r\n"),
                argumentSet("header without colon", 400, get("/products", "nothing\r\n")),
                argumentSet("control character in header", 400, get("/products", "X: a\u0001b\r\n")),
                argumentSet("NUL in header", 400, get("/products", "X: a\u0000b\r\n")),
                argumentSet("space in header name", 400, get("/products", "X : y\r\n")),
                argumentSet("folded header", 400, get("/products", "X: a\r\n b\r\n")),
                argumentSet("header too long", 431, get("/products", "X: " + "a".repeat(20_000) + "\r\n")),
                argumentSet("too many headers", 431, get("/products", manyHeaders())),
                argumentSet("strange expectation", 417, post("/users", USER, "Expect: tea\r\n")),
                argumentSet("Content-Length not a number", 400, postWith("Content-Length: ten\r\n", USER)),
                argumentSet("Content-Length negative", 400, postWith("Content-Length: -1\r\n", USER)),
                argumentSet("two Content-Lengths", 400, postWith("Content-Length: 1\r\nContent-Length: 2\r\n", USER)),
                argumentSet("both lengths", 400, post("/users", USER, "Transfer-Encoding: chunked\r\n")),
                argumentSet("unknown Transfer-Encoding", 400, postWith("Transfer-Encoding: tea\r\n", USER)),
                argumentSet("Content-Length too large", 413, postWith("Content-Length: 99999999999\r\n", tooLarge())),
                argumentSet("chunks too large", 413, chunked + "10001\r\n" + " ".repeat(0x10001) + "\r\n0\r\n\r\n"),
                argumentSet("bad chunk size", 400, chunked + "zz\r\n{}\r\n0\r\n\r\n"),
                argumentSet("chunk cut off", 400, chunked + "50\r\n{"),
                argumentSet("body cut off", 400, postWith("Content-Length: 100\r\n", "{")),
                argumentSet("compressed body", 400, post("/users", "\u001f\u008b", "Content-Encoding: gzip\r\n")),
                argumentSet("WebSocket", 404, get("/products", "Sec-WebSocket-Version: 13\r\n")));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                argumentSet("empty", 400, post("/users", "")),
                argumentSet("list", 400, post("/users", "[" + USER + "]")),
                argumentSet("null", 400, post("/users", "null")),
                argumentSet("string", 400, post("/users", "\"Ada\"")),
                argumentSet("cut off", 400, post("/users", "{\"name\":\"Ada")),
                argumentSet("second value", 400, post("/users", USER + USER)),
                argumentSet("something after it", 400, post("/users", USER + "x")),
                argumentSet("field twice", 400, post("/users", USER.replace("email", "name"))),
                argumentSet("comment", 400, post("/users", "/* */" + USER)),
                argumentSet("single quotes", 400, post("/users", USER.replace('"', '\''))),
                argumentSet("NaN", 400, post("/products", "{\"name\":\"Pot\",\"priceCents\":NaN,\"stock\":1}")),
                argumentSet("bad escape", 400, post("/users", USER.replace("Ada", "\\x"))),
                argumentSet("raw control character", 400, post("/users", USER.replace("Ada", "A\nda"))),
                argumentSet("byte order mark", 400, post("/users", "\u00ef\u00bb\u00bf" + USER)),
                argumentSet("not UTF-8", 400, post("/users", USER.replace("Ada", "\u00ff"))),
                argumentSet("overlong UTF-8", 400, post("/users", USER.replace("Ada", "\u00c0\u00af"))),
                argumentSet("surrogate in UTF-8", 400, post("/users", USER.replace("Ada", "\u00ed\u00a0\u0080"))),
                argumentSet("UTF-16", 400, post("/users", USER.replaceAll("(.)", "$1\u0000"))),
                argumentSet("half a surrogate pair as name", 400, post("/users", USER.replace("name", "\\ud800"))),
                argumentSet("deep lists", 400, post("/users", "[".repeat(60_000))),
                argumentSet("deep objects", 400, post("/users", "{\"a\":".repeat(10_000))),
                argumentSet("number with many digits", 400, post("/users", "{\"name\":" + "9".repeat(60_000) + "}")),
                argumentSet("huge exponent", 400, post("/users", "{\"name\":1e999999999}")),
                argumentSet("long field name", 400, post("/users", "{\"" + "a".repeat(60_000) + "\":1}")),
                argumentSet("many unknown fields", 400, post("/users", manyFields())),
                argumentSet("65536 bytes of nothing", 400, post("/users", " ".repeat(65_536))),
                argumentSet("65537 bytes", 413, post("/users", tooLarge())));
    }

    static Stream<Arguments> mediaTypes() {
        return Stream.of("", "text/plain", "application/jsonp", "application/json; charset=iso-8859-1", "a/b/c", ";;")
                .map(type -> argumentSet("type " + type, 415, postAs("Content-Type: " + type + "\r\n")));
    }

    static Stream<Arguments> headers() {
        String order = "{\"userId\":1,\"lines\":[{\"productId\":1,\"quantity\":1}]}";
        return Stream.concat(
                Stream.of(argumentSet("no media type", 415, postAs(""))),
                Stream.of("", "a b", "a\tb", "\u00ff", "k".repeat(256), "a\r\nIdempotency-Key: b")
                        .map(key -> argumentSet(
                                "key " + key, 400, post("/orders", order, "Idempotency-Key: " + key + "\r\n"))));
    }

    private static String get(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + String.join("", headers) + "\r\n";
    }

    private static String post(String path, String body, String... headers) {
        return "POST " + path + " HTTP/1.1\r\n" + HOST + JSON + "Content-Length: " + body.length() + "\r\n"
                + String.join("", headers) + "\r\n" + body;
    }

    private static String postWith(String lengthHeaders, String body) {
        return "POST /users HTTP/1.1\r\n" + HOST + JSON + lengthHeaders + "\r\n" + body;
    }

    private static String postAs(String mediaTypeHeader) {
        return "POST /users HTTP/1.1\r\n" + HOST + mediaTypeHeader + "Content-Length: " + USER.length() + "\r\n\r\n"
                + USER;
    }

    private static String tooLarge() {
        return " ".repeat(65_537);
    }

    private static String manyHeaders() {
        return "X: y\r\n".repeat(5_000);
    }

    private static String manyFields() {
        return IntStream.range(0, 5_000).mapToObj(i -> "\"f" + i + "\":1").collect(joining(",", "{", "}"));
    }
}
