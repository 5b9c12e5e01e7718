package shop.events.log;

/**
 * Makes the effect of a record. It may be called again with the same record, so a second call must have no effect. Safe for
 * use by many threads.
 */
@FunctionalInterface
public interface RecordHandler {

    /**
     * @param value the record's, as it came
     * @throws RuntimeException if it does not work; whether it may work later, {@link Retries} says
     */
    void handle(byte[] value);
}
