package shop.engines;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import shop.engines.kafka.KafkaEngine;
import shop.engines.nginx.Greeting;
import shop.engines.nginx.NginxEngine;
import shop.engines.payment.PaymentEngine;
import shop.engines.payment.PaymentSettings;
import shop.engines.postgres.PostgresEngine;
import shop.engines.process.ProcessGuard;
import shop.engines.redis.RedisEngine;

/** A program that starts engines and does not clean up: it fails when its input ends, or waits for its end. */
final class StartsEngines {

    private StartsEngines() {}

    public static void main(String[] args) throws Exception {
        ProcessGuard guard = new ProcessGuard(Path.of(args[0]));
        Path template = Greeting.template(guard.newFolder("template"));
        new PaymentEngine(guard, PaymentSettings.standard()).start();
        new PostgresEngine(guard).start();
        new RedisEngine(guard).start();
        new KafkaEngine(guard).start();
        new NginxEngine(guard, guard.freePort(), template, Greeting.saying("hello")).start();
        System.out.println("started");
        System.in.read();
        if (args[1].equals("fail")) {
            throw new IllegalStateException("as asked");
        }
        new CountDownLatch(1).await();
    }
}
