package shop.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTableTest {

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void letter_isARow_withItsFailureAndItsValueBelow() {
        DeadLetters.HEADERS.forEach(name -> headers.add(name, ("the " + name).getBytes(UTF_8)));
        headers.remove(DeadLetters.ORIGIN_PARTITION).remove(DeadLetters.ORIGIN_OFFSET);
        headers.add(DeadLetters.ORIGIN_PARTITION, "3".getBytes(UTF_8))
                .add(DeadLetters.ORIGIN_OFFSET, "17".getBytes(UTF_8));

        assertThat(shown("1042", "{}")).isEqualTo("""
                topic           partition    offset  key                   when                  consumer
                order-events            3        17  1042                  2026-11-01T09:30:00Z  the consumer
                  failure  the failure
                  value    {}
                1 dead letter.
                """);
    }

    @Test
    void recordThatNoWorkerPutThere_isShownAllTheSame() {
        assertThat(shown(null, null)).isEqualTo("""
                topic           partition    offset  key                   when                  consumer
                order-events            -         -  -                     2026-11-01T09:30:00Z  -
                  failure  -
                  value    -
                1 dead letter.
                """);
    }

    @Test
    void whatWouldSpoilTheTerminal_isEscapedAndCut() {
        headers.add(DeadLetters.FAILURE, "line 1\r\nline 2\u202Eback".getBytes(UTF_8));

        String shown = shown("k".repeat(300), "\u001b[2J\u0007" + "é \uD83D\uDE00 ".repeat(100_000));

        assertThat(shown)
                .contains("  failure  line 1\\u000d\\u000aline 2\\u202eback\n")
                .contains("  value    \\u001b[2J\\u0007é \uD83D\uDE00 é")
                .contains("kkk...  2026");
        assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(shown.chars().filter(character -> character != '\n' && Character.isISOControl(character)))
                .isEmpty();
    }

    private String shown(String key, String value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                "order-events-dead-letters",
                0,
                5,
                1_793_525_400_123L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        DeadLetterTable table = new DeadLetterTable(new PrintStream(output, true, UTF_8));
        table.add(new DeadLetter("order-events", record));
        table.end();
        return output.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
