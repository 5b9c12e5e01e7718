package shop.engines.kafka;

import shop.engines.Engine;
import shop.engines.EngineContract;
import shop.engines.process.ProcessGuard;

class KafkaEngineContractTest extends EngineContract {

    @Override
    protected Engine create(ProcessGuard guard) {
        return new KafkaEngine(guard);
    }

    @Override
    protected boolean answers(String address) {
        return new KafkaSession(address).answers();
    }
}
