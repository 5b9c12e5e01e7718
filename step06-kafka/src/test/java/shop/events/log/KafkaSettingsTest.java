package shop.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class KafkaSettingsTest {

    @Test
    void everySetting_isRead() {
        assertThat(KafkaSettings.from(new Environment(Map.of(
                        "KAFKA_SERVERS", "kafka-1:9092,kafka-2:9092",
                        "KAFKA_PARTITIONS", "12",
                        "KAFKA_REPLICATION", "3",
                        "KAFKA_RETENTION_HOURS", "24"))))
                .isEqualTo(new KafkaSettings("kafka-1:9092,kafka-2:9092", 12, 3, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "[::1]:9092", "broker_1.shop-kafka.svc:65535"})
    void serverMayBeANameOrAnAddress(String servers) {
        assertThat(KafkaSettings.from(new Environment(Map.of("KAFKA_SERVERS", servers)))
                        .servers())
                .isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka",
                "kafka:",
                ":9092",
                "kafka:0",
                "kafka:65536",
                "kafka:9092,",
                "kafka:9092,,kafka:9093",
                "kafka:9092 kafka:9093",
                "PLAINTEXT://kafka:9092",
                "::1:9092"
            })
    void whatIsNoListOfServers_isAFaultWithAnExample(String servers) {
        assertThatThrownBy(() -> KafkaSettings.from(new Environment(Map.of("KAFKA_SERVERS", servers))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("KAFKA_SERVERS=" + servers + " is not a list such as 127.0.0.1:9092 or"
                        + " kafka-1:9092,kafka-2:9092; `./workshop run 6` starts one");
    }

    @Test
    void serversOfUnknownNames_areAFault_whenAClientIsOpened() {
        Environment environment = new Environment(Map.of("KAFKA_SERVERS", "kafka.invalid:9092"));

        assertThatThrownBy(() -> new EventProducer(KafkaSettings.from(environment)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage(
                        "KAFKA_SERVERS=kafka.invalid:9092: no such host is known here; `./workshop run 6` starts one");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_PARTITIONS, 1001, from 1 to 1000",
        "KAFKA_REPLICATION, 0, from 1 to 7",
        "KAFKA_RETENTION_HOURS, for ever, from 1 to 87600"
    })
    void numberOutOfRange_isAFault(String name, String value, String range) {
        assertThatThrownBy(() -> KafkaSettings.from(new Environment(Map.of(name, value))))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage(name + "=" + value + " is not a whole number " + range);
    }
}
