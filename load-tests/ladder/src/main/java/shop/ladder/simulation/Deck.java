package shop.ladder.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals the requests of one virtual user. Each twenty cards hold the mix exactly, in a new order each time, so that chance
 * does not decide how much work a run is. Safe for use by many threads.
 */
public final class Deck {

    /** The cards of a deck, the mix of the load: most people see the bestsellers first, and few of them buy. */
    public static final int CHECKOUTS = 1;

    public static final int BESTSELLERS = 12;
    public static final int PRODUCTS = 7;
    public static final int SIZE = CHECKOUTS + BESTSELLERS + PRODUCTS;

    private final Random random;
    private final List<Card> cards = new ArrayList<>(SIZE);

    Deck(long seed) {
        this.random = new Random(seed);
    }

    synchronized Card deal() {
        if (cards.isEmpty()) {
            cards.addAll(Collections.nCopies(CHECKOUTS, Card.CHECKOUT));
            cards.addAll(Collections.nCopies(BESTSELLERS, Card.BESTSELLERS));
            cards.addAll(Collections.nCopies(PRODUCTS, Card.PRODUCT));
            Collections.shuffle(cards, random);
        }
        return cards.remove(cards.size() - 1);
    }

    /** A whole number from 1 to {@code max}. */
    synchronized int pick(int max) {
        return 1 + random.nextInt(max);
    }
}
