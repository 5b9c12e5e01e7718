package shop.engines.nginx;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import shop.engines.Engine;
import shop.engines.EngineContract;
import shop.engines.process.ProcessGuard;

class NginxEngineContractTest extends EngineContract {

    @TempDir
    private static Path templates;

    @Override
    protected Engine create(ProcessGuard guard) {
        return new NginxEngine(guard, guard.freePort(), Greeting.template(templates), Greeting.saying("hello"));
    }

    @Override
    protected boolean answers(String address) {
        try {
            return Greeting.at(address).equals("hello");
        } catch (IOException e) {
            return false;
        }
    }
}
