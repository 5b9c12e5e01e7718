package shop.engines;

import java.util.Locale;

/**
 * What a program must be built for to run here.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor {@code amd64}, {@code arm64} or, for any other, what Java calls it
 */
public record Platform(String system, String processor) {

    /** The one that this program runs on. */
    public static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        return new Platform(system(osName.toLowerCase(Locale.ROOT)), processor(osArch));
    }

    public boolean isWindows() {
        return system.equals("windows");
    }

    private static String system(String osName) {
        if (osName.startsWith("mac")) {
            return "darwin";
        }
        return osName.startsWith("windows") ? "windows" : "linux";
    }

    private static String processor(String osArch) {
        return switch (osArch) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> osArch;
        };
    }
}
