package shop.ladder.simulation;

/**
 * A request and what became of it.
 *
 * @param beganMicros when it was sent, since 1970
 * @param micros how long it took until it was answered or had failed
 * @param checkout whether it was one; all others read
 * @param succeeded whether it got the answer that it should
 * @param status of the answer; 0 if there was none
 * @param version of the shop that answered; empty if the answer does not say
 */
public record Sample(long beganMicros, long micros, boolean checkout, boolean succeeded, int status, String version) {

    public long endedMicros() {
        return beganMicros + micros;
    }
}
