package shop.ladder.run;

/** The work was ended from outside, by Ctrl-C say; there is nothing to report. */
public final class Stopped extends RuntimeException {
    public Stopped(Throwable cause) {
        super(cause);
    }
}
