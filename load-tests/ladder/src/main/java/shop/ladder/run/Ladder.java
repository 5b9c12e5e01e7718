package shop.ladder.run;

import java.io.PrintWriter;
import shop.ladder.report.LadderReport;

/** Measures one stage after the other. */
public final class Ladder {

    private final LadderSettings settings;
    private final PrintWriter progress;

    /** @param progress where the progress line goes */
    public Ladder(LadderSettings settings, PrintWriter progress) {
        this.settings = settings;
        this.progress = progress;
    }

    public LadderReport run() {
        progress.println("stages " + settings.stages());
        throw new UnsupportedOperationException("placeholder: the runner is written elsewhere");
    }
}
