package shop.engines.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run Java programs with the JDK that runs this one. */
public final class JavaCommand {

    private JavaCommand() {}

    /** Runs a class of this program's own class path. */
    public static List<String> ofMain(Class<?> main, List<String> options) {
        return ofMain(main, System.getProperty("java.class.path"), options);
    }

    static List<String> ofMain(Class<?> main, String classPath, List<String> options) {
        return java(options, "-cp", classPath, main.getName());
    }

    /** Runs a jar whose manifest names its main class. */
    public static List<String> ofJar(Path jar, List<String> options) {
        return java(options, "-jar", jar.toString());
    }

    private static List<String> java(List<String> options, String... rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(rest));
        return List.copyOf(command);
    }
}
