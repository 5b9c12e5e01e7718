package shop.ladder.cli;

import java.util.function.Function;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.engines.program.ProgramFinder;
import shop.engines.redis.RedisProgram;

/**
 * Whether a server runs here, which only a try can tell: one that comes with the workshop needs libraries of the system.
 *
 * @param subject its name for people
 * @param ifNone how bad it is if there is none
 * @param program says which program runs, or throws {@link EngineFailed}
 */
record ServerCheck(String subject, Finding.Level ifNone, Function<ProcessGuard, String> program) implements Check {

    /** Needed by stage 3 and all that follow. */
    static ServerCheck redis() {
        return new ServerCheck(
                "Redis", Finding.Level.MISSING, guard -> new RedisProgram(guard).find(guard.newFolder("redis-check")));
    }

    /** Needed by stage 5 and all that follow: those before do without. One that must be downloaded first is not tried. */
    static ServerCheck nginx() {
        return new ServerCheck(
                "nginx",
                Finding.Level.WARNING,
                guard -> new ProgramFinder(guard).outlook(LocalProgram.NGINX, guard.newFolder("nginx-check")));
    }

    @Override
    public Finding look() {
        try (ProcessGuard guard = new ProcessGuard()) {
            return Finding.ok(subject, program.apply(guard));
        } catch (EngineFailed e) {
            return new Finding(ifNone, subject, e.getMessage(), "");
        }
    }
}
