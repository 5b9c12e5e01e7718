package shop.ladder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a stage's numbers say, in whole sentences; the terminal and the page use the same ones. */
final class Words {

    private Words() {}

    /** What the audit found. */
    static String audit(Audit audit) {
        if (audit.acknowledged() == 0) {
            return "No order was confirmed, so there was nothing to audit.";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(afterTheLoad(audit));
        sentences.add(afterTheKill(audit));
        if (audit.drainSeconds() != null) {
            sentences.add(
                    "The last accepted order was paid %s s after the load.".formatted(number(audit.drainSeconds())));
        }
        if (audit.differing() != null) {
            sentences.add(
                    audit.differing() == 0
                            ? "Each order is as its events in the log tell."
                            : "%s not as the events in the log tell."
                                    .formatted(count(audit.differing(), "order")
                                            + (audit.differing() == 1 ? " is" : " are")));
        }
        return String.join(" ", sentences);
    }

    private static String afterTheLoad(Audit audit) {
        List<String> faults = new ArrayList<>();
        if (audit.lost() > 0) {
            faults.add("lost %s of %s paid orders".formatted(whole(audit.lost()), whole(audit.acknowledged())));
        }
        if (audit.oversold() > 0) {
            faults.add("sold %s more than it had".formatted(whole(audit.oversold())));
        }
        if (audit.chargedTwice() > 0) {
            faults.add("charged %s twice".formatted(count(audit.chargedTwice(), "order")));
        }
        return faults.isEmpty()
                ? "All %s were found; nothing was oversold or charged twice."
                        .formatted(count(audit.acknowledged(), "paid order"))
                : "The shop " + String.join(", ", faults) + ".";
    }

    private static String afterTheKill(Audit audit) {
        if (audit.lostAfterKill() == 0) {
            return "When it was killed it forgot none.";
        }
        String forgot = "When it was killed it forgot %s of %s paid orders"
                .formatted(whole(audit.lostAfterKill()), whole(audit.acknowledged()));
        return forgot + (audit.durable() ? "." : ": it keeps them in memory.");
    }

    /** What the cache did; nothing where there is none. */
    static Optional<String> cache(Evidence evidence) {
        return Optional.ofNullable(evidence.cacheHitRatio())
                .map(ratio -> "The cache answered %s of the lookups.".formatted(percent(ratio)));
    }

    /** What the reader must know to judge the stage's figures; empty if they speak for themselves. */
    static List<String> caveats(StageResult stage) {
        List<String> caveats = new ArrayList<>();
        if (stage.generatorBound()) {
            caveats.add("The load generator was the bottleneck here: the true limit is higher.");
        } else if (stage.ofLimit() < 0.85) {
            caveats.add(
                    "It reached only " + percent(stage.ofLimit())
                            + " of the predicted limit: the formula leaves something out, or other programs used this machine.");
        } else if (stage.ofLimit() > 1.1) {
            caveats.add("It reached %s of the predicted limit: the formula leaves something out."
                    .formatted(percent(stage.ofLimit())));
        }
        if (stage.gain() != null && stage.gain() < 1.05) {
            caveats.add(
                    stage.gain() < 0.95
                            ? "This stage is slower than the one before."
                            : "This stage gains nothing in throughput.");
        }
        if (stage.failed() > 0) {
            caveats.add("%s of %s failed.".formatted(whole(stage.failed()), count(stage.requests(), "request")));
        }
        caveats.addAll(stage.notes());
        return caveats;
    }

    /** Requests per second or milliseconds: a fraction only where it matters. */
    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 99.95 ? "%.1f" : "%,.0f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", share * 100) : "-";
    }

    /** {@code 2.1x}; a dash where there is nothing to compare with. */
    static String gain(Double gain) {
        return gain == null ? "-" : String.format(Locale.ROOT, gain < 9.95 ? "%.1fx" : "%.0fx", gain);
    }

    /** {@code 2.1 times}, to be followed by what it is compared with. */
    static String times(double factor) {
        return String.format(Locale.ROOT, factor < 9.95 ? "%.1f times" : "%.0f times", factor);
    }

    private static String count(long value, String noun) {
        return whole(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
