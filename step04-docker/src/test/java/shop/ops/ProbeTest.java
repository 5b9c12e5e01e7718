package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Probe probe = new Probe(() -> {
        asked.incrementAndGet();
        return answer.join();
    });

    @Test
    void serverThatAnswers_isAskedEachTime() {
        answer.complete(true);

        assertThat(probe.ask().join()).isTrue();
        assertThat(probe.ask().join()).isTrue();

        assertThat(asked).hasValue(2);
    }

    @Test
    void serverThatHangs_countsAsDown_andIsNotAskedASecondTimeMeanwhile() {
        assertThat(probe.ask().join()).isFalse();
        assertThat(probe.ask().join()).isFalse();
        assertThat(asked).hasValue(1);

        answer.complete(true);

        await().until(() -> probe.ask().join());
    }

    @Test
    void questionThatFails_countsAsDown() {
        answer.completeExceptionally(new IllegalStateException("as asked"));

        assertThat(probe.ask().join()).isFalse();
    }
}
