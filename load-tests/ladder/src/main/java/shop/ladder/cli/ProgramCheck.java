package shop.ladder.cli;

import java.util.function.Function;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.engines.program.ProgramFinder;
import shop.engines.redis.RedisProgram;

/**
 * Whether a program runs here, which only a try can tell: one that comes with the workshop needs libraries of the system.
 *
 * @param subject its name for people
 * @param ifNone how bad it is if there is none
 * @param program says which program runs, or throws {@link EngineFailed}
 */
record ProgramCheck(String subject, Finding.Level ifNone, Function<ProcessGuard, String> program) implements Check {

    /** Needed by stage 3 and all that follow. */
    static ProgramCheck redis() {
        return new ProgramCheck(
                "Redis", Finding.Level.MISSING, guard -> new RedisProgram(guard).find(guard.newFolder("redis-check")));
    }

    /** Needed by stage 5 and all that follow: those before do without. */
    static ProgramCheck nginx() {
        return optional(LocalProgram.NGINX);
    }

    /** Needed by the test of the alerts, which is exercise 4.4, and by nothing else. */
    static ProgramCheck promtool() {
        return optional(LocalProgram.PROMTOOL);
    }

    /** One that must be downloaded first is not tried. */
    private static ProgramCheck optional(LocalProgram wanted) {
        return new ProgramCheck(
                wanted.name(),
                Finding.Level.WARNING,
                guard -> new ProgramFinder(guard).outlook(wanted, guard.newFolder(wanted.name() + "-check")));
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
