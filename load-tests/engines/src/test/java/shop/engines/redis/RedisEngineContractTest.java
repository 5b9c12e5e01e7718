package shop.engines.redis;

import java.io.IOException;
import java.net.URI;
import shop.engines.Engine;
import shop.engines.EngineContract;
import shop.engines.process.ProcessGuard;

class RedisEngineContractTest extends EngineContract {

    @Override
    protected Engine create(ProcessGuard guard) {
        return new RedisEngine(guard);
    }

    @Override
    protected boolean answers(String address) {
        try {
            return new RedisSession(URI.create(address).getPort()).ask("PING").equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
