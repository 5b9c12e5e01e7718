package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AssignedPartitionTest {

    private final AssignedPartition partition = new AssignedPartition();

    @Test
    @Tag("exercise-6.5")
    void withoutARecord_thereIsNoPositionToCommit() {
        assertThat(partition.position()).isEmpty();
        assertThat(partition.inFlight()).isZero();
    }

    @Test
    @Tag("exercise-6.5")
    void position_isTheFirstOpenRecord_howeverManyBehindItAreDone() {
        for (long offset = 10; offset < 20; offset++) {
            partition.open(record(offset, "key " + offset));
        }

        partition.close(record(11, "key 11"));
        partition.close(record(19, "key 19"));

        assertThat(partition.position())
                .as("the offset to commit, while 10 is not done")
                .contains(10L);
        assertThat(partition.inFlight()).isEqualTo(8);
        partition.close(record(10, "key 10"));
        assertThat(partition.position()).contains(12L);
    }

    @Test
    @Tag("exercise-6.5")
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
        opened(0, 1).forEach(partition::begin);

        partition.end();

        assertThat(partition.begin(record(2, "key 2"))).isFalse();
    }

    @Test
    void end_isAwaitedUntilAllThatRunsHasComeToRest() {
        List<ConsumerRecord<String, byte[]>> running = opened(0, 1);
        running.forEach(partition::begin);
        partition.end();
        Thread awaiting = awaitRest(Duration.ofMinutes(1));

        for (ConsumerRecord<String, byte[]> record : running) {
            await().until(() -> awaiting.getState() == Thread.State.TIMED_WAITING);
            finish(record);
        }

        await().until(() -> !awaiting.isAlive());
    }

    @Test
    void recordThatWasOvertaken_isDoneBeforeTheEnd_soThatNothingIsDoneTwice() {
        List<ConsumerRecord<String, byte[]>> records = opened(0, 1, 2);
        partition.begin(records.get(1));
        partition.end();
        finish(records.get(1));
        Thread awaiting = awaitRest(Duration.ofMinutes(1));
        await().until(() -> awaiting.getState() == Thread.State.TIMED_WAITING);

        assertThat(partition.begin(records.get(0))).isTrue();
        finish(records.get(0));

        await().until(() -> !awaiting.isAlive());
        assertThat(partition.begin(records.get(2))).as("was not overtaken").isFalse();
        assertThat(partition.position()).contains(2L);
    }

    @Test
    @Tag("exercise-6.5")
    void recordThatFails_isNotAwaited() {
        List<ConsumerRecord<String, byte[]>> records = opened(0, 1);
        records.forEach(partition::begin);
        partition.rest(records.get(0));
        finish(records.get(1));
        partition.end();

        Thread awaiting = awaitRest(Duration.ofMinutes(1));

        await().until(() -> !awaiting.isAlive());
        assertThat(partition.position()).contains(0L);
    }

    @Test
    void partitionThatSomebodyElseHas_beginsNothing_alsoNotWhatWasOvertaken() {
        List<ConsumerRecord<String, byte[]>> records = opened(0, 1);
        records.forEach(partition::begin);
        records.forEach(partition::rest);

        partition.abandon();

        assertThat(records).noneMatch(partition::begin);
    }

    @Test
    void end_isAwaitedNoLongerThanAskedFor() {
        opened(0).forEach(partition::begin);
        partition.end();

        Thread impatient = awaitRest(Duration.ofMillis(-1));
        Thread patient = awaitRest(Duration.ofMillis(100));

        await().until(() -> !impatient.isAlive() && !patient.isAlive());
    }

    private List<ConsumerRecord<String, byte[]>> opened(long... offsets) {
        List<ConsumerRecord<String, byte[]>> records = LongStream.of(offsets)
                .mapToObj(offset -> record(offset, "key " + offset))
                .toList();
        records.forEach(partition::open);
        return records;
    }

    private void finish(ConsumerRecord<String, byte[]> record) {
        partition.close(record);
        partition.rest(record);
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
