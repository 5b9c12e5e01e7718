package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.0.0.2, false",
        "10.0.0.0, true",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "::1, true",
        "::2, false",
        "fd00::1, true",
        "fd00:0:0:1::1, false",
        "::ffff:10.1.2.3, true"
    })
    void addressesAndRanges_areTrusted(String address, boolean trusted) {
        TrustedProxies proxies = proxies("127.0.0.1, 10.0.0.0/8,::1 , fd00::/64");

        assertThat(proxies.contain(IpAddress.parse(address).orElseThrow())).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
    void withoutProxies_nobodyIsTrusted(String address) {
        assertThat(proxies("").contain(IpAddress.parse(address).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "nginx",
                "example.com/8",
                "10",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "10.0.0.1-10.0.0.9",
                "10.10.10-14.0-128",
                "/8",
                "::1/129",
                "1::2::3",
                "10.0.0.1 10.0.0.2",
                "*"
            })
    void whatIsNoAddressAndNoRange_isAFaultThatQuotesIt(String text) {
        assertThatThrownBy(() -> proxies("127.0.0.1, " + text))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessage("TRUSTED_PROXIES: \"" + text
                        + "\" is neither an IP address nor a range of them such as 10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "127.0.0.1,", "127.0.0.1,,::1"})
    void emptyEntry_isAFault(String text) {
        assertThatThrownBy(() -> proxies(text))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith("TRUSTED_PROXIES: \"\" is neither");
    }

    private static TrustedProxies proxies(String text) {
        return TrustedProxies.from(new Environment(Map.of("TRUSTED_PROXIES", text)));
    }
}
