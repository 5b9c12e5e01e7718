package shop.ladder.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import shop.ladder.report.Machine;

/** Describes the machine on which a run takes place. */
public final class ThisMachine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final long MIB = 1L << 20;

    private ThisMachine() {}

    public static Machine describe() {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                                .getTotalMemorySize()
                        / MIB,
                Runtime.version().toString());
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
