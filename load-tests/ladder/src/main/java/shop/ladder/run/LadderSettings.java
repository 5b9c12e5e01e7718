package shop.ladder.run;

import java.nio.file.Path;
import java.util.List;
import shop.ladder.report.Parameters;
import shop.ladder.simulation.Calls;
import shop.ladder.simulation.Deck;

/**
 * What a run of the ladder is asked to do.
 *
 * @param home the checkout's root folder
 * @param stages their numbers, ascending
 * @param seconds the measured window of each stage
 * @param users virtual users
 */
public record LadderSettings(Path home, List<Integer> stages, int seconds, int users) {

    /** The measured window of each stage, in seconds, if nobody says otherwise. */
    public static final int SECONDS = 15;

    /** Virtual users, if nobody says otherwise. */
    public static final int USERS = 32;

    public LadderSettings {
        stages = List.copyOf(stages);
    }

    /** The load and the conditions in two sentences, for those who want to say beforehand what comes out. */
    public String inWords() {
        return ("%d users send one request after the other. Of %d requests, %d asks for a checkout, %d for the bestsellers,"
                        + " %d for a product; a payment takes %d ms. With Postgres, each copy of the shop has %d connections;"
                        + " from stage 5 on there are %d copies.")
                .formatted(
                        users,
                        Deck.SIZE,
                        Deck.CHECKOUTS,
                        Deck.BESTSELLERS,
                        Deck.PRODUCTS,
                        Conditions.PAYMENT_LATENCY.toMillis(),
                        Conditions.POOL_SIZE,
                        Conditions.REPLICAS);
    }

    /** What every stage is measured with. */
    Parameters parameters() {
        return new Parameters(
                new Parameters.Mix(
                        (double) Deck.CHECKOUTS / Deck.SIZE,
                        (double) Deck.BESTSELLERS / Deck.SIZE,
                        (double) Deck.PRODUCTS / Deck.SIZE),
                users(),
                seconds(),
                (int) Conditions.WARM_UP.toSeconds(),
                (int) Conditions.PAYMENT_LATENCY.toMillis(),
                Conditions.POOL_SIZE,
                (int) Conditions.CONNECTION_TIMEOUT.toMillis(),
                Conditions.REPLICAS,
                new Parameters.Seed(Calls.SAMPLE_IDS, Calls.SAMPLE_IDS, Conditions.PAST_ORDER_LINES));
    }
}
