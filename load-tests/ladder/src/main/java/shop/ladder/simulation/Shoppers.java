package shop.ladder.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** What people in the shop do, and what it promised them: each draws the next request from a deck of their own. */
final class Shoppers {

    private final Queue<LoadResult.AcknowledgedOrder> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    /** Comes in, with a fresh deck, and does the given. */
    static ChainBuilder visit(ChainBuilder requests) {
        return exec(session -> session.set("deck", new Deck(session.userId()))).exec(requests);
    }

    /** A look at every product, so that a cache has them all: shared out among users who have the numbers from 1 on. */
    static ChainBuilder everyProduct(int users, UnaryOperator<ChainBuilder> recorded) {
        int each = (Calls.SAMPLE_IDS + users - 1) / users;
        return repeat(each, "turn")
                .on(exec(session -> {
                            long next = session.userId() + (long) session.getInt("turn") * users;
                            return session.set("productId", 1 + next % Calls.SAMPLE_IDS);
                        })
                        .exec(recorded.apply(Calls.product())));
    }

    /** The next request. */
    ChainBuilder request(UnaryOperator<ChainBuilder> recorded) {
        return exec(session -> Calls.deal(session, session.get("deck")))
                .exec(recorded.apply(Calls.play()))
                .exec(this::noted);
    }

    /** Keeps what became of a checkout, for the audit. */
    Session noted(Session session) {
        if (session.contains("orderId")) {
            acknowledged.add(new LoadResult.AcknowledgedOrder(session.getLong("orderId"), session.getString("key")));
        } else if (session.get("card") == Card.CHECKOUT) {
            unanswered.add(session.getString("key"));
        }
        return session.remove("orderId");
    }

    /** Every order that the shop confirmed. */
    List<LoadResult.AcknowledgedOrder> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The keys of all checkouts that were not confirmed. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }
}
