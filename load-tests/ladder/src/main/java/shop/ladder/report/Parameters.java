package shop.ladder.report;

/**
 * What a run was made with; the same for every stage.
 *
 * @param users virtual users, each of which sends its next request when the last one is answered
 * @param seconds the measured window
 * @param warmUpSeconds load before the window, not measured
 * @param paymentLatencyMs what the payment provider takes to answer
 * @param poolSize connections to the database that a replica holds, from stage 2 on
 * @param connectionTimeoutMs how long a request may wait for one of them
 * @param replicas copies of the shop, from stage 5 on
 */
public record Parameters(
        Mix mix,
        int users,
        int seconds,
        int warmUpSeconds,
        int paymentLatencyMs,
        int poolSize,
        int connectionTimeoutMs,
        int replicas,
        Seed seed) {

    /** The shares of the requests, which add up to 1. */
    public record Mix(double checkouts, double bestsellers, double products) {}

    /** How many of each are in the shop before the load. */
    public record Seed(int users, int products, int orderLines) {}
}
