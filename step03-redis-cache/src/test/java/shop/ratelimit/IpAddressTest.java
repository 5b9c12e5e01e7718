package shop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::7, 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::7], 2001:db8:1:2:0:0:0:0/64",
        "[fe80::1%eth0.100], fe80:0:0:0:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64"
    })
    void address_standsForItselfInIPv4_andForItsSubnetInIPv6(String text, String holder) {
        assertThat(IpAddress.parse(text).orElseThrow().holder()).isEqualTo(holder);
    }

    @Test
    void subnets_areApart() {
        assertThat(IpAddress.parse("2001:db8:1:3::7").orElseThrow().holder())
                .isNotEqualTo(IpAddress.parse("2001:db8:1:2::7").orElseThrow().holder());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "localhost",
                "example.com",
                "deadbeef",
                "1",
                "1.2.3",
                "1.2.3.256",
                "01.2.3.4",
                "0x7f.0.0.1",
                "1.2.3.4.5",
                "1.2.3.4:80",
                "1.2.3.4%eth0",
                "[1.2.3.4]",
                " 1.2.3.4",
                ":",
                ":::",
                "1::2::3",
                "12345::",
                "dead:beef",
                "::1.2.3",
                "[::1]:80",
                "1:2:3:4:5:6:7:8:9",
                "\u0661.2.3.4"
            })
    void whatIsNoAddress_isNone(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
