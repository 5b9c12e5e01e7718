package shop.events.log;

import io.micrometer.core.instrument.binder.MeterBinder;

/** Work that goes on until it is closed, on threads of its own. */
public interface Job extends MeterBinder, AutoCloseable {

    /** Begins. To be called once. */
    void start();

    /** Finishes what is under way and takes on nothing more. */
    @Override
    void close();
}
