package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.config.Environment;

class ClientAddressesTest {

    private final ClientAddresses clients = new ClientAddresses(
            TrustedProxies.from(new Environment(Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8, ::1"))));

    @ParameterizedTest(name = "peer {0}, X-Forwarded-For {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // nobody in between
                "203.0.113.7 | ''                                | 203.0.113.7",
                "127.0.0.1   | ''                                | 127.0.0.1",
                // a client that makes itself look like another, without a proxy and behind one
                "203.0.113.7 | 198.51.100.1                      | 203.0.113.7",
                "127.0.0.1   | 198.51.100.1, 203.0.113.7         | 203.0.113.7",
                "127.0.0.1   | 198.51.100.1, 10.9.9.9, 203.0.113.7 | 203.0.113.7",
                "127.0.0.1   | garbage, 203.0.113.7              | 203.0.113.7",
                // one proxy and more
                "127.0.0.1   | 203.0.113.7                       | 203.0.113.7",
                "::1         | 2001:db8::7                       | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1   | 203.0.113.7, 10.1.2.3             | 203.0.113.7",
                "10.1.2.3    | 203.0.113.7,10.1.2.3 , 127.0.0.1  | 203.0.113.7",
                // proxies that talk for themselves
                "127.0.0.1   | 10.1.2.3                          | 10.1.2.3",
                // the last one that can be believed
                "127.0.0.1   | garbage                           | 127.0.0.1",
                "127.0.0.1   | 203.0.113.7, garbage              | 127.0.0.1",
                "127.0.0.1   | 203.0.113.7, unknown, 10.1.2.3    | 10.1.2.3",
                "127.0.0.1   | 203.0.113.7,                      | 203.0.113.7",
                "127.0.0.1   | ,,,                               | 127.0.0.1",
                "127.0.0.1   | 203.0.113.7:4711                  | 127.0.0.1"
            })
    void client_isTheRightMostAddressThatIsNoTrustedProxy(String peer, String forwardedFor, String client) {
        assertThat(client(peer, List.of(forwardedFor))).isEqualTo(client);
    }

    @Test
    void linesOfTheHeader_areOneList() {
        assertThat(client("127.0.0.1", List.of("198.51.100.1, 203.0.113.7", "10.1.2.3")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void withoutTheHeader_theClientIsThePeer() {
        assertThat(client("127.0.0.1", List.of())).isEqualTo("127.0.0.1");
    }

    private String client(String peer, List<String> forwardedFor) {
        return clients.of(IpAddress.parse(peer).orElseThrow(), forwardedFor)
                .address()
                .getHostAddress();
    }
}
