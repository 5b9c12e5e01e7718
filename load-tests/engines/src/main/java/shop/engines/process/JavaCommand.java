package shop.engines.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines that run Java programs with the JDK that runs this one. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * Options for a program that shares the machine with what is measured: little memory, few threads, a quick start,
     * and code that is compiled after a tenth of the usual calls, or it would be interpreted for most of its short life.
     *
     * @param heapMegabytes the most that its objects may take, in MiB
     * @param more options on top
     */
    public static List<String> frugal(int heapMegabytes, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.1",
                "-Xshare:auto",
                "-XX:-UsePerfData"));
        options.addAll(List.of(more));
        return List.copyOf(options);
    }

    /** Runs a class of this program's own class path. */
    public static List<String> ofMain(Class<?> main, List<String> options) {
        return ofMain(main, System.getProperty("java.class.path"), options);
    }

    /** Runs a class of a class path. */
    public static List<String> ofMain(Class<?> main, String classPath, List<String> options) {
        // Absolute, for the child may have another working folder.
        String absolute = Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return java(options, "-cp", absolute, main.getName());
    }

    /** Runs a jar whose manifest names its main class. */
    public static List<String> ofJar(Path jar, List<String> options) {
        return java(options, "-jar", jar.toAbsolutePath().toString());
    }

    /** Runs another main class of a jar whose manifest names what else it needs. */
    public static List<String> ofMain(String main, Path jar, List<String> options) {
        return java(options, "-cp", jar.toAbsolutePath().toString(), main);
    }

    private static List<String> java(List<String> options, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(rest));
        return List.copyOf(command);
    }
}
