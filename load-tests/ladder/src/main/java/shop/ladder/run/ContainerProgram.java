package shop.ladder.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import shop.engines.EngineFailed;
import shop.engines.process.ChildProcess;

/**
 * A program that runs in a container with limits, as {@code compose.yaml} has them. It shares this machine's network, for the
 * engines listen on the loopback interface only.
 */
final class ContainerProgram implements ShopProgram {

    private static final String CPUS = "1.0";
    private static final String MEMORY = "512m";

    private final String image;
    private final Docker docker;
    private final URI ready;
    private final String name = "shop-" + UUID.randomUUID();
    private ChildProcess client;

    /** @param ready answers 2xx when the program has started */
    ContainerProgram(String image, Docker docker, URI ready) {
        this.image = image;
        this.docker = docker;
        this.ready = ready;
    }

    @Override
    public void launch(Map<String, String> environment) {
        List<String> run = new ArrayList<>(List.of(
                "run",
                "--rm",
                "--name",
                name,
                "--network",
                "host",
                "--cpus",
                CPUS,
                "--memory",
                MEMORY,
                "--read-only",
                "--tmpfs",
                "/tmp",
                "--cap-drop",
                "ALL",
                "--env",
                "JDK_JAVA_OPTIONS=" + String.join(" ", Conditions.JVM),
                "--env",
                "STOP_DELAY_MS=0"));
        environment.forEach((variable, value) -> run.addAll(List.of("--env", variable + "=" + value)));
        run.add(image);
        client = docker.start(run.toArray(String[]::new));
        client.awaitAnswer(ready, JarProgram.START_LIMIT);
    }

    @Override
    public void kill() {
        if (client != null && client.isAlive()) {
            docker.ask("kill", name);
            client.stop(JarProgram.STOP_LIMIT);
        }
    }

    /** The client passes the signal on. */
    @Override
    public void stop() {
        if (client != null) {
            client.stop(JarProgram.STOP_LIMIT);
        }
    }

    @Override
    public void pause() {
        docker.ask("pause", name);
    }

    @Override
    public void resume() {
        docker.ask("unpause", name);
    }

    @Override
    public void follow(Consumer<String> lines) {
        client.follow(lines, JarProgram.FOR_EVER);
    }

    @Override
    public ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(docker.ask("inspect", "--format", "{{.State.Pid}}", name)))
                .orElseThrow(() -> new EngineFailed("the container of the shop has ended"));
    }

    @Override
    public String note() {
        return "It ran in a container, limited to one CPU and 512 MiB of memory.";
    }
}
