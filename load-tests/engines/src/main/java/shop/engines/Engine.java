package shop.engines;

/**
 * A server that the shop needs, run as a child process on a free loopback port, in a folder of its own. It never
 * outlives the program that started it, however that ends. Not safe for use by several threads at once.
 *
 * <p>Every method that starts or ends a process throws {@link EngineFailed} if that does not work.
 */
public interface Engine extends AutoCloseable {

    /** What a person calls it, for progress lines and messages: {@code postgres}. */
    String name();

    /**
     * Starts it and returns when it answers. To be called once.
     *
     * @throws EngineFailed if it does not come up; the message says why
     */
    void start();

    /**
     * Where it is reached, in the form that its clients take (a JDBC URL, an HTTP base URL). The same over restarts.
     */
    String address();

    /** The process that a crash would hit; its descendants belong to the engine too. */
    ProcessHandle process();

    /** Ends it and its descendants at once, as a crash would (SIGKILL), and returns when they are gone. */
    void kill();

    /**
     * Makes it and its descendants hang (SIGSTOP): clients stay connected, or connect, and get no answer. It can be
     * resumed, killed, stopped, restarted or closed. Does nothing if it does not run.
     *
     * @throws UnsupportedOperationException on Windows, which has no such thing
     */
    void pause();

    /** Lets it go on after {@link #pause}. Does nothing if it is not paused. */
    void resume();

    /**
     * Starts it again after {@link #kill} or {@link #stop}, at the same address with what it had on disk: all data of a
     * database, nothing of an engine that keeps its data in memory only.
     */
    void restart();

    /** Stops it in good order and keeps what it has on disk. Does nothing if it does not run. */
    void stop();

    /** Stops it and removes its folder. Does nothing if it was never started or is closed. */
    @Override
    void close();
}
