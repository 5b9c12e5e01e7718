package shop.ops;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;
import java.util.function.Supplier;
import shop.engines.EngineFailed;
import shop.engines.process.ProcessGuard;
import shop.engines.program.LocalProgram;
import shop.engines.program.ProgramFinder;

/** Leaves tests out where a program that they need does not run; with {@code CI=true} that is a failure. */
public final class NeededProgram {

    private NeededProgram() {}

    /** @return its file, or its name if it is on the PATH */
    public static String find(LocalProgram program, ProcessGuard guard, Class<?> tests) {
        return orLeaveOut(
                tests, System.getenv(), () -> new ProgramFinder(guard).find(program, guard.newFolder(program.name())));
    }

    static String orLeaveOut(Class<?> tests, Map<String, String> environment, Supplier<String> search) {
        try {
            return search.get();
        } catch (EngineFailed e) {
            if ("true".equals(environment.get("CI"))) {
                throw e;
            }
            System.out.println("Left out: " + tests.getSimpleName() + ". " + e.getMessage() + ".");
            return abort(e.getMessage());
        }
    }
}
