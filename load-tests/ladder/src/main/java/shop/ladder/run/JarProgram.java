package shop.ladder.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import shop.engines.process.ChildProcess;
import shop.engines.process.JavaCommand;
import shop.engines.process.ProcessGuard;

/** A program that runs from its jar, as a process of this machine. */
final class JarProgram implements ShopProgram {

    static final Duration START_LIMIT = Duration.ofSeconds(60);
    static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    static final Duration FOR_EVER = Duration.ofDays(365);

    /** The meters are read over JMX, which else names this machine's own address, whatever that is today. */
    private static final String JMX_ADDRESS = "-Djava.rmi.server.hostname=127.0.0.1";

    private final String name;
    private final ProcessGuard guard;
    private final List<String> command;
    private final Path folder;
    private final URI ready;
    private final String note;
    private ChildProcess process;

    /** The main program of a jar. */
    static JarProgram of(String name, ProcessGuard guard, Path jar, Path folder, URI ready, String note) {
        return new JarProgram(name, guard, JavaCommand.ofJar(jar, options()), folder, ready, note);
    }

    /** Another program of a jar. */
    static JarProgram of(String name, ProcessGuard guard, Path jar, String main, Path folder, URI ready) {
        return new JarProgram(name, guard, JavaCommand.ofMain(main, jar, options()), folder, ready, "");
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(Conditions.JVM);
        options.add(JMX_ADDRESS);
        return options;
    }

    /**
     * @param folder where it works
     * @param ready answers 2xx when the program has started
     */
    private JarProgram(String name, ProcessGuard guard, List<String> command, Path folder, URI ready, String note) {
        this.name = name;
        this.guard = guard;
        this.command = command;
        this.folder = folder;
        this.ready = ready;
        this.note = note;
    }

    @Override
    public void launch(Map<String, String> environment) {
        process = guard.start(name, command, environment, folder);
        process.awaitAnswer(ready, START_LIMIT);
    }

    @Override
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop(STOP_LIMIT);
        }
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void follow(Consumer<String> lines) {
        process.follow(lines, FOR_EVER);
    }

    @Override
    public ProcessHandle process() {
        return process.handle();
    }

    @Override
    public String note() {
        return note;
    }
}
