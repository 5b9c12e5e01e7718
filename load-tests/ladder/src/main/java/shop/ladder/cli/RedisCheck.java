package shop.ladder.cli;

import java.util.function.Function;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisProgram;

/** Whether a Redis server runs here, which only a try can tell: the bundled one needs libraries of the system. */
final class RedisCheck implements Check {

    private final Function<ProcessGuard, String> program;

    RedisCheck() {
        this(guard -> new RedisProgram(guard).find(guard.newFolder("redis-check")));
    }

    /** @param program finds a program that runs, or throws {@link EngineFailed} */
    RedisCheck(Function<ProcessGuard, String> program) {
        this.program = program;
    }

    @Override
    public Finding look() {
        try (ProcessGuard guard = new ProcessGuard()) {
            return Finding.ok("Redis", program.apply(guard));
        } catch (EngineFailed e) {
            return Finding.missing("Redis", e.getMessage(), "");
        }
    }
}
