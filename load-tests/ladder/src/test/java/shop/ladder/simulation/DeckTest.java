package shop.ladder.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeckTest {

    @Test
    void everyTwentyCards_holdTheMixExactly() {
        Deck deck = new Deck(1);

        for (int round = 0; round < 3; round++) {
            List<Card> cards = deal(deck);
            assertThat(Collections.frequency(cards, Card.CHECKOUT)).isEqualTo(1);
            assertThat(Collections.frequency(cards, Card.BESTSELLERS)).isEqualTo(12);
            assertThat(Collections.frequency(cards, Card.PRODUCT)).isEqualTo(7);
        }
    }

    @Test
    void cardsComeInAnotherOrderEachTime_andForEachUser() {
        Deck deck = new Deck(1);

        assertThat(deal(deck)).isNotEqualTo(deal(deck)).isNotEqualTo(deal(new Deck(2)));
    }

    @Test
    void picks_areFromOneToTheHighest() {
        Deck deck = new Deck(1);

        assertThat(Stream.generate(() -> deck.pick(3)).limit(200)).containsOnly(1, 2, 3);
    }

    private static List<Card> deal(Deck deck) {
        return Stream.generate(deck::deal).limit(Deck.SIZE).toList();
    }
}
