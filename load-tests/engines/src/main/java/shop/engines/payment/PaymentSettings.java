package shop.engines.payment;

/**
 * How the payment provider behaves.
 *
 * @param latencyMs how long each charge takes, 0 to 60,000 milliseconds
 * @param failureRate the share of charges that it refuses, 0 to 1
 * @param outage whether it answers every charge with 503 at once
 * @throws IllegalArgumentException if a value is out of its range
 */
public record PaymentSettings(int latencyMs, double failureRate, boolean outage) {

    public PaymentSettings {
        if (latencyMs < 0 || latencyMs > 60_000) {
            throw new IllegalArgumentException("latencyMs must be from 0 to 60000, not " + latencyMs);
        }
        // Written so that it refuses NaN, too.
        if (!(failureRate >= 0 && failureRate <= 1)) {
            throw new IllegalArgumentException("failureRate must be from 0 to 1, not " + failureRate);
        }
    }

    /** Takes 200 ms, refuses nothing. */
    public static PaymentSettings standard() {
        return new PaymentSettings(200, 0, false);
    }

    public PaymentSettings withLatencyMs(int newLatencyMs) {
        return new PaymentSettings(newLatencyMs, failureRate, outage);
    }

    public PaymentSettings withFailureRate(double newFailureRate) {
        return new PaymentSettings(latencyMs, newFailureRate, outage);
    }

    public PaymentSettings withOutage(boolean newOutage) {
        return new PaymentSettings(latencyMs, failureRate, newOutage);
    }
}
