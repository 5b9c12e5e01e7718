package shop.ladder.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.engines.EngineFailed;
import shop.engines.postgres.PostgresBinaries;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.engines.program.ProgramFinder;
import shop.engines.redis.RedisProgram;
import shop.ladder.cli.Finding.Level;
import shop.ladder.prefetch.BuildTools;
import shop.ladder.prefetch.NamedImages;
import shop.ladder.run.Docker;

/** All that {@code ./workshop prefetch} sees to. */
final class Supplies {

    private final Path home;
    private final Programs programs;
    private final String docker;

    /**
     * @param home the checkout's root folder
     * @param docker its command line
     */
    Supplies(Path home, Programs programs, String docker) {
        this.home = home;
        this.programs = programs;
        this.docker = docker;
    }

    /** Asks Docker whether it is there; nothing is downloaded yet. */
    List<Supply> all(ProcessGuard guard) {
        Path folder = guard.newFolder("prefetch");
        List<Supply> all = new ArrayList<>(List.of(
                new Supply("Maven", () -> plugins(guard)),
                new Supply("Postgres", () -> new PostgresBinaries(guard).home().toString()),
                new Supply("Redis", () -> new RedisProgram(guard).find(folder)),
                new Supply("nginx", () -> new ProgramFinder(guard).find(LocalProgram.NGINX, folder)),
                new Supply("promtool", () -> new ProgramFinder(guard).find(LocalProgram.PROMTOOL, folder))));
        all.addAll(images(new Docker(docker, guard, folder)));
        return all;
    }

    private List<Supply> images(Docker docker) {
        try {
            docker.requireDaemon();
        } catch (EngineFailed e) {
            return List.of(new Supply("Docker's images", Level.WARNING, () -> {
                throw new EngineFailed(e.getMessage() + ": the ladder does without; start it if you want them", e);
            }));
        }
        return new NamedImages(home)
                .all().stream()
                        .map(image -> new Supply(image, () -> pulled(image, docker)))
                        .toList();
    }

    private String plugins(ProcessGuard guard) {
        Path maven = programs.maven()
                .orElseThrow(() -> new EngineFailed("not found: install Maven 3.8 or newer, or set MAVEN_HOME"));
        new BuildTools(maven, home, guard).fetch();
        return "its repository has the libraries and plugins";
    }

    private static String pulled(String image, Docker docker) {
        if (!docker.has(image)) {
            docker.pull(image);
        }
        return "Docker has it";
    }
}
