package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AssignedPartitionTest {

    private final AssignedPartition partition = new AssignedPartition();

    @Test
    void withoutARecord_thereIsNoPositionToCommit() {
        assertThat(partition.position()).isEmpty();
        assertThat(partition.inFlight()).isZero();
    }

    @Test
    void position_isTheFirstOpenRecord_howeverManyBehindItAreDone() {
        for (long offset = 10; offset < 20; offset++) {
            partition.open(record(offset, "key " + offset));
        }

        partition.close(record(11, "key 11"));
        partition.close(record(19, "key 19"));

        assertThat(partition.position()).contains(10L);
        assertThat(partition.inFlight()).isEqualTo(8);
        partition.close(record(10, "key 10"));
        assertThat(partition.position()).contains(12L);
    }

    @Test
    void position_isBehindTheLastRecord_whenAllAreDone() {
        partition.open(record(41, "a"));
        partition.close(record(41, "a"));

        assertThat(partition.position()).contains(42L);
    }

    @Test
    void recordsOfAKey_haveTheirTurnsOneAfterTheOther_thoseOfOtherKeysAtOnce() {
        ConsumerRecord<String, byte[]> first = record(0, "a");
        ConsumerRecord<String, byte[]> second = record(1, "a");
        ConsumerRecord<String, byte[]> third = record(3, "a");

        assertThat(partition.open(first)).isTrue();
        assertThat(partition.open(second)).isFalse();
        assertThat(partition.open(record(2, "b"))).isTrue();
        assertThat(partition.open(third)).isFalse();

        assertThat(partition.close(first)).containsSame(second);
        assertThat(partition.close(second)).containsSame(third);
        assertThat(partition.close(third)).isEmpty();
        assertThat(partition.open(record(4, "a")))
                .as("nothing is left of the key")
                .isTrue();
    }

    @Test
    void recordsWithoutAKey_doNotWaitForEachOther() {
        assertThat(partition.open(record(0, null))).isTrue();
        assertThat(partition.open(record(1, null))).isTrue();

        assertThat(partition.close(record(0, null))).isEmpty();
        assertThat(partition.position()).contains(1L);
    }

    @Test
    void partitionThatIsGivenUp_beginsNothing() {
        assertThat(partition.begin()).isTrue();
        partition.rest();

        partition.end();

        assertThat(partition.begin()).isFalse();
    }

    @Test
    void end_isAwaitedUntilAllThatRunsHasComeToRest() {
        partition.begin();
        partition.begin();
        partition.end();
        Thread awaiting = awaitRest(Duration.ofMinutes(1));
        await().until(() -> awaiting.getState() == Thread.State.TIMED_WAITING);

        partition.rest();
        await().until(() -> awaiting.getState() == Thread.State.TIMED_WAITING);
        partition.rest();

        await().until(() -> !awaiting.isAlive());
    }

    @Test
    void end_isAwaitedNoLongerThanAskedFor() {
        partition.begin();
        partition.end();

        Thread impatient = awaitRest(Duration.ofMillis(-1));
        Thread patient = awaitRest(Duration.ofMillis(100));

        await().until(() -> !impatient.isAlive() && !patient.isAlive());
    }

    private Thread awaitRest(Duration patience) {
        Thread thread = new Thread(() -> {
            try {
                partition.awaitRest(System.nanoTime() + patience.toNanos());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String key) {
        return new ConsumerRecord<>("topic", 0, offset, key, new byte[0]);
    }
}
