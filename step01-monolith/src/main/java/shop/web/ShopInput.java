package shop.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import shop.model.BasketLine;
import shop.model.NewOrder;
import shop.model.NewProduct;
import shop.model.NewUser;

/** The shop's rules for what comes in; every method throws {@link InvalidRequest} with all that is wrong. */
final class ShopInput {
    private static final int MAX_NAME = 200;
    private static final long MAX_PRICE_CENTS = 100_000_000;
    private static final int MAX_STOCK = 1_000_000;
    private static final int MAX_LINES = 50;
    private static final int MAX_QUANTITY = 1_000;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private ShopInput() {}

    static NewUser newUser(Context ctx) throws IOException {
        JsonFields fields = RequestBody.read(ctx);
        var user = new NewUser(fields.text("name", MAX_NAME), fields.email("email"));
        fields.check();
        return user;
    }

    static NewProduct newProduct(Context ctx) throws IOException {
        JsonFields fields = RequestBody.read(ctx);
        var product =
                new NewProduct(fields.text("name", MAX_NAME), fields.integer("priceCents", 0, MAX_PRICE_CENTS), (int)
                        fields.integer("stock", 0, MAX_STOCK));
        fields.check();
        return product;
    }

    static NewOrder newOrder(Context ctx) throws IOException {
        JsonFields fields = RequestBody.read(ctx);
        long userId = fields.integer("userId", 1, Long.MAX_VALUE);
        Set<Long> products = new HashSet<>();
        List<BasketLine> lines = fields.list("lines", 1, MAX_LINES, line -> basketLine(line, products));
        fields.check();
        return new NewOrder(userId, lines);
    }

    private static BasketLine basketLine(JsonFields fields, Set<Long> earlierProducts) {
        long productId = fields.integer("productId", 1, Long.MAX_VALUE);
        if (productId > 0 && !earlierProducts.add(productId)) {
            fields.refuse("productId", "must not be in two lines", null);
        }
        return new BasketLine(productId, (int) fields.integer("quantity", 1, MAX_QUANTITY));
    }

    static Optional<String> idempotencyKey(Context ctx) {
        var keys = ctx.req().getHeaders(IDEMPOTENCY_KEY);
        if (!keys.hasMoreElements()) {
            return Optional.empty();
        }
        String key = keys.nextElement();
        if (keys.hasMoreElements() || !VISIBLE_ASCII.matcher(key).matches()) {
            throw new InvalidRequest(
                    "the request has invalid headers",
                    List.of(new FieldError(IDEMPOTENCY_KEY, "must be one value of 1 to 255 visible ASCII characters")));
        }
        return Optional.of(key);
    }
}
