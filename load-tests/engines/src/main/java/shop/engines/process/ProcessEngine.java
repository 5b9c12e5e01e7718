package shop.engines.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import shop.engines.Engine;

/** What engines of one process have in common: the order of their lives. A subclass says how it is prepared and run. */
public abstract class ProcessEngine implements Engine {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final ProcessGuard guard;
    private Path folder;
    private ChildProcess child;

    protected ProcessEngine(String name, ProcessGuard guard) {
        this.name = name;
        this.guard = guard;
    }

    /** Lays out the engine's folder before its first start. Does nothing by default. */
    protected void prepare(Path folder) {}

    /** Starts the process and waits until it answers. */
    protected abstract ChildProcess launch(Path folder);

    /** Ends a running process in good order: SIGTERM, and SIGKILL if that does not help. */
    protected void shutDown(ChildProcess child, Path folder) {
        child.stop(STOP_LIMIT);
    }

    /** Gives back what the stopped process may have left outside its folder. Does nothing by default. */
    protected void giveBack(Path folder) {}

    @Override
    public final String name() {
        return name;
    }

    @Override
    public void start() {
        if (folder != null) {
            throw new IllegalStateException(name + " was started before");
        }
        folder = guard.newFolder(name);
        prepare(folder);
        child = launch(folder);
    }

    @Override
    public final ProcessHandle process() {
        return startedChild().handle();
    }

    @Override
    public final void kill() {
        startedChild().kill();
    }

    @Override
    public final void pause() {
        startedChild().pause();
    }

    @Override
    public final void resume() {
        startedChild().resume();
    }

    @Override
    public final void restart() {
        startedChild();
        stop();
        child = launch(folder);
    }

    @Override
    public final void stop() {
        if (child != null && child.isAlive()) {
            child.resume();
            shutDown(child, folder);
        }
    }

    @Override
    public final void close() {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try {
            stop();
            giveBack(folder);
        } finally {
            guard.delete(folder);
            child = null;
        }
    }

    private ChildProcess startedChild() {
        if (child == null) {
            throw new IllegalStateException(name + " is not started, or closed");
        }
        return child;
    }
}
