package shop.engines.payment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import shop.engines.Engine;
import shop.engines.EngineContract;
import shop.engines.process.ProcessGuard;

class PaymentEngineContractTest extends EngineContract {

    @Override
    protected Engine create(ProcessGuard guard) {
        return new PaymentEngine(guard, PaymentSettings.standard());
    }

    @Override
    protected boolean answers(String address) {
        try (InputStream answer =
                URI.create(address + "/charges").toURL().openConnection().getInputStream()) {
            return new String(answer.readAllBytes()).equals("[]");
        } catch (IOException e) {
            return false;
        }
    }
}
