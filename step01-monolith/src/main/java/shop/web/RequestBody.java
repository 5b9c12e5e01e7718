package shop.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Reads the body of a request: one JSON object in UTF-8, each field at most once, and nothing else. */
public final class RequestBody {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private static final ObjectReader STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private RequestBody() {}

    /**
     * Reads the body; the caller takes its fields and ends with {@link JsonFields#check}.
     *
     * @throws UnsupportedMediaTypeResponse if it does not claim to be JSON in UTF-8
     * @throws ContentTooLargeResponse if it is longer than {@link HttpDefaults#MAX_BODY_BYTES}, whatever its headers
     *     say
     * @throws InvalidRequest if it is not a JSON object
     * @throws HttpResponseException 408 if nothing more of it comes
     * @throws IOException if the client is gone
     */
    public static JsonFields read(Context ctx) throws IOException {
        String mediaType = ctx.contentType();
        if (mediaType == null || !MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new UnsupportedMediaTypeResponse("the body must be application/json in UTF-8");
        }
        JsonNode body = parse(decode(bytes(ctx)));
        if (!body.isObject()) {
            throw new InvalidRequest("the body must be a JSON object");
        }
        return new JsonFields(body);
    }

    private static byte[] bytes(Context ctx) throws IOException {
        byte[] bytes;
        try {
            bytes = ctx.bodyInputStream().readNBytes(HttpDefaults.MAX_BODY_BYTES + 1);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode(), "the body stopped half-way");
            }
            throw e;
        }
        if (bytes.length > HttpDefaults.MAX_BODY_BYTES) {
            throw new ContentTooLargeResponse("the body may have at most " + HttpDefaults.MAX_BODY_BYTES + " bytes");
        }
        return bytes;
    }

    private static JsonNode parse(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            // The parser's own message may repeat the input; the place is enough.
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidRequest("the body is not JSON with unique field names and sound sizes" + place);
        }
    }

    /** Decodes strictly: Java's usual decoders would replace malformed input silently. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequest("the body is not valid UTF-8");
        }
    }
}
