package shop.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import shop.checkout.Checkout;
import shop.model.NewOrder;
import shop.model.Order;
import shop.model.OrderStatus;
import shop.model.Product;
import shop.model.User;
import shop.store.Catalog;
import shop.store.Orders;
import shop.store.Users;

/** The shop's calls over HTTP: each handler reads the request, calls one service and renders its answer. */
public final class ShopApi {
    private final Users users;
    private final Catalog catalog;
    private final Orders orders;
    private final Checkout checkout;
    private final Function<Context, Caller> callers;

    /** The calls of a shop that does not ask who calls. */
    public ShopApi(Users users, Catalog catalog, Orders orders, Checkout checkout) {
        this(users, catalog, orders, checkout, ctx -> Caller.ANYBODY);
    }

    /** @param callers tells who sent a request; it may refuse one that does not say so */
    public ShopApi(Users users, Catalog catalog, Orders orders, Checkout checkout, Function<Context, Caller> callers) {
        this.users = users;
        this.catalog = catalog;
        this.orders = orders;
        this.checkout = checkout;
        this.callers = callers;
    }

    /** Adds the routes, and the problems that the shop's own exceptions become. */
    public void register(JavalinConfig config) {
        ShopProblems.register(config.routes);
        config.routes
                .post("/users", this::registerUser)
                .get("/users", this::listUsers)
                .get("/users/{id}", this::showUser)
                .get("/users/{id}/orders", this::listOrdersOfUser)
                .post("/products", this::addProduct)
                .get("/products", this::listProducts)
                // Before {id}: the first route that fits is taken.
                .get("/products/bestsellers", this::listBestsellers)
                .get("/products/{id}", this::showProduct)
                .post("/orders", this::placeOrder)
                .get("/orders/{id}", this::showOrder);
    }

    private void registerUser(Context ctx) throws IOException {
        User user = users.add(ShopInput.newUser(ctx));
        answerNew(ctx, HttpStatus.CREATED, "/users/" + user.id(), user);
    }

    private void listUsers(Context ctx) {
        var page = PageRequest.of(ctx);
        page.answer(ctx, users.list(page.after(), page.limit()));
    }

    private void showUser(Context ctx) {
        long id = id(ctx);
        ctx.jsonStream(found(users.find(id), "user", id));
    }

    private void listOrdersOfUser(Context ctx) {
        Caller caller = callers.apply(ctx);
        var page = PageRequest.of(ctx);
        long id = id(ctx);
        caller.mustBe(id);
        found(users.find(id), "user", id);
        page.answer(ctx, orders.ofUser(id, page.after(), page.limit()));
    }

    private void addProduct(Context ctx) throws IOException {
        Product product = catalog.add(ShopInput.newProduct(ctx));
        answerNew(ctx, HttpStatus.CREATED, "/products/" + product.id(), product);
    }

    private void listProducts(Context ctx) {
        var page = PageRequest.of(ctx);
        page.answer(ctx, catalog.list(page.after(), page.limit()));
    }

    private void listBestsellers(Context ctx) {
        ctx.jsonStream(catalog.bestsellers());
    }

    private void showProduct(Context ctx) {
        long id = id(ctx);
        ctx.jsonStream(found(catalog.find(id), "product", id));
    }

    private void placeOrder(Context ctx) throws IOException {
        Caller caller = callers.apply(ctx);
        Optional<String> key = ShopInput.idempotencyKey(ctx);
        NewOrder wanted = ShopInput.newOrder(ctx);
        caller.mustBe(wanted.userId());
        Order order = checkout.place(wanted, key);
        HttpStatus status = order.status() == OrderStatus.PAID ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        answerNew(ctx, status, "/orders/" + order.id(), order);
    }

    private void showOrder(Context ctx) {
        Caller caller = callers.apply(ctx);
        long id = id(ctx);
        Order order = found(orders.find(id), "order", id);
        caller.mustBe(order.userId());
        ctx.jsonStream(order);
    }

    /** The id in the path. What cannot be an id names nothing: 404, as for an id that does not exist. */
    private static long id(Context ctx) {
        long id = Digits.parse(ctx.pathParam("id"));
        if (id < 1) {
            throw new NotFoundResponse("ids are positive whole numbers");
        }
        return id;
    }

    private static <T> T found(Optional<T> thing, String kind, long id) {
        return thing.orElseThrow(() -> new NotFoundResponse("there is no " + kind + " " + id));
    }

    private static void answerNew(Context ctx, HttpStatus status, String location, Object thing) {
        ctx.status(status).header("Location", location).jsonStream(thing);
    }
}
