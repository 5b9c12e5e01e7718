package shop.ladder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.engines.EngineFailed;

class DrainTest {

    @Test
    void lastsUntilAllOrdersOfTheLoadAreSettled() {
        Iterator<OrderFlow> looks = List.of(new OrderFlow(5, 3), new OrderFlow(6, 4), new OrderFlow(9, 5))
                .iterator();
        Drain drain = new Drain(looks::next);

        drain.begin();

        assertThat(drain.await()).isPositive();
        assertThat(looks).isExhausted();
    }

    @Test
    void nothingPending_isDrainedAtOnce() {
        Drain drain = new Drain(() -> new OrderFlow(5, 5));

        drain.begin();

        assertThat(drain.await()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void shopThatCannotBeAsked_isAFailureOfAnEngine() {
        Iterator<OrderFlow> looks = List.of(new OrderFlow(5, 3)).iterator();
        EngineFailed gone = new EngineFailed("the shop's meters cannot be read");
        Drain drain = new Drain(() -> {
            if (looks.hasNext()) {
                return looks.next();
            }
            throw gone;
        });

        drain.begin();

        assertThatThrownBy(drain::await).isSameAs(gone);
    }

    @Test
    void withoutALoad_thereIsNoneToWaitFor() {
        assertThatThrownBy(new Drain(() -> new OrderFlow(0, 0))::await)
                .isInstanceOf(EngineFailed.class)
                .hasMessage("no load has ended");
    }
}
