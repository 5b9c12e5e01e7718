package shop.engines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux, amd64",
        "Linux, aarch64, linux, arm64",
        "Linux, riscv64, linux, riscv64",
        "Mac OS X, x86_64, darwin, amd64",
        "Mac OS X, aarch64, darwin, arm64",
        "Windows 11, amd64, windows, amd64"
    })
    void whatJavaCallsIt_hasOneName(String osName, String osArch, String system, String processor) {
        assertThat(Platform.of(osName, osArch)).isEqualTo(new Platform(system, processor));
    }
}
