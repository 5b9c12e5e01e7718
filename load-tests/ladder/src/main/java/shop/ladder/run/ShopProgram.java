package shop.ladder.run;

import java.util.Map;
import java.util.function.Consumer;

/** The program of a stage, which can be started again and again. Not safe for use by several threads. */
interface ShopProgram {

    /** Starts it with these variables and returns when it answers. */
    void launch(Map<String, String> environment);

    /** Ends it at once, as a crash would (SIGKILL), and returns when it is gone. Does nothing if it does not run. */
    void kill();

    /** Ends it in good order. Does nothing if it does not run. */
    void stop();

    /** Has it hang (SIGSTOP): callers stay connected, or connect, and get no answer. */
    void pause();

    /** Lets it go on after {@link #pause}. */
    void resume();

    /** Hands over each line that it writes, from its start on, and returns when it has ended. */
    void follow(Consumer<String> lines);

    /** Its process, as this machine sees it. */
    ProcessHandle process();

    /** How it runs, if that is not as a plain process or not what was to be expected: a sentence for the report. */
    String note();
}
