package shop.ladder.run;

import java.util.Locale;
import shop.ladder.report.LoadReport;

/** How often database connections were lent, and how long they were waited for and held, all together. */
record ConnectionUse(long lent, long waitedNanos, long heldNanos) {

    ConnectionUse since(ConnectionUse earlier) {
        return new ConnectionUse(lent - earlier.lent, waitedNanos - earlier.waitedNanos, heldNanos - earlier.heldNanos);
    }

    ConnectionUse plus(ConnectionUse other) {
        return new ConnectionUse(lent + other.lent, waitedNanos + other.waitedNanos, heldNanos + other.heldNanos);
    }

    /** The mean wait for a connection in milliseconds; 0 if none was lent. */
    double meanWaitMs() {
        return mean(waitedNanos);
    }

    String inWords() {
        return String.format(
                Locale.ROOT,
                "on average a database connection was waited for %.1f ms and then held %.1f ms",
                meanWaitMs(),
                mean(heldNanos));
    }

    LoadReport.Connections report() {
        return new LoadReport.Connections(meanWaitMs(), mean(heldNanos));
    }

    private double mean(long nanos) {
        return lent == 0 ? 0 : nanos / 1e6 / lent;
    }
}
