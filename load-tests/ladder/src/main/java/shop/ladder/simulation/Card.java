package shop.ladder.simulation;

/** One request of a virtual user. */
enum Card {
    CHECKOUT,
    BESTSELLERS,
    PRODUCT
}
