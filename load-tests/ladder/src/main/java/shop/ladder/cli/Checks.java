package shop.ladder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** What the workshop needs of a machine: for the stages that exist, and, as warnings, for those to come. */
final class Checks {

    private static final long GIB = 1L << 30;
    private static final long NEEDED = 2 * GIB;
    private static final long NEEDED_BY_COPIES = 3 * GIB;
    private static final long NEEDED_BY_WORKERS = 4 * GIB;
    private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");

    private final Path home;
    private final String user;
    private final Programs programs;

    /** @param environment gives a variable's value or null */
    Checks(Path home, String user, UnaryOperator<String> environment) {
        this.home = home;
        this.user = user;
        this.programs = new Programs(environment);
    }

    /** What the load tests need before they start. */
    List<Check> beforeLoad() {
        return List.of(this::jdk, this::user, this::memory, this::disk, this::loopback);
    }

    List<Check> all() {
        return List.of(
                this::jdk,
                this::maven,
                this::user,
                this::memory,
                this::disk,
                this::loopback,
                this::port8080,
                this::git,
                this::docker);
    }

    private Finding jdk() {
        String state = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= 17 && ToolProvider.getSystemJavaCompiler() != null
                ? Finding.ok("JDK", state)
                : Finding.missing("JDK", state, "install a JDK 17 or newer and set JAVA_HOME to it");
    }

    private Finding maven() {
        String fix = "install Maven 3.8 or newer and put its bin folder on the PATH, or set MAVEN_HOME";
        Optional<Path> maven = programs.maven();
        if (maven.isEmpty()) {
            return Finding.missing("Maven", "not found", fix);
        }
        Optional<Matcher> version = programs.output(maven.get(), "-version").stream()
                .flatMap(List::stream)
                .map(MAVEN_VERSION::matcher)
                .filter(Matcher::find)
                .findFirst();
        String state = version.map(Matcher::group).orElse("broken") + " in " + maven.get();
        return version.filter(Checks::isNewEnough).isPresent()
                ? Finding.ok("Maven", state)
                : Finding.missing("Maven", state, fix);
    }

    private static boolean isNewEnough(Matcher version) {
        int major = Integer.parseInt(version.group(1));
        return major > 3 || major == 3 && Integer.parseInt(version.group(2)) >= 8;
    }

    /** Postgres refuses to run as root, so it gets a user namespace of its own, which many containers forbid. */
    private Finding user() {
        if (!user.equals("root")) {
            return Finding.ok("user", user);
        }
        return programs.find("unshare")
                .flatMap(unshare -> programs.output(unshare, "--user", "true"))
                .map(done -> Finding.ok("user", "root, which may make user namespaces for Postgres"))
                .orElseGet(() -> Finding.missing(
                        "user", "root, and Postgres does not run as root here", "run as an ordinary user"));
    }

    private Finding memory() {
        return memory(NEEDED);
    }

    /** For the stages that run several copies of the shop. */
    Finding memoryForCopies() {
        return memory(NEEDED_BY_COPIES);
    }

    /** For the stages that run Kafka and workers as well. */
    Finding memoryForWorkers() {
        return memory(NEEDED_BY_WORKERS);
    }

    private static Finding memory(long needed) {
        long free = Memory.available();
        return enough("memory", free, needed, gib(free) + " free", "close other programs");
    }

    private Finding disk() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            long there = Files.getFileStore(temporary).getUsableSpace();
            long here = Files.getFileStore(home).getUsableSpace();
            String state = "%s free in %s, %s free in %s".formatted(gib(there), temporary, gib(here), home);
            return enough("disk", Math.min(there, here), NEEDED, state, "free some space");
        } catch (IOException e) {
            return Finding.missing("disk", "cannot be read: " + e.getMessage(), "make sure that the folder exists");
        }
    }

    private static Finding enough(String subject, long bytes, long needed, String state, String fix) {
        return bytes >= needed
                ? Finding.ok(subject, state)
                : Finding.missing(subject, state, "the load tests need %s, %s".formatted(gib(needed), fix));
    }

    private Finding loopback() {
        return Ports.canListen(0)
                ? Finding.ok("loopback", "programs can listen on 127.0.0.1")
                : Finding.missing(
                        "loopback", "no program can listen on 127.0.0.1", "allow it in the firewall or the container");
    }

    private Finding port8080() {
        return Ports.canListen(8080)
                ? Finding.ok("port 8080", "free")
                : Finding.warning(
                        "port 8080", "in use", "stop the program that has it if you want to run a step there");
    }

    private Finding git() {
        return optional("git", programs.find("git"), "install git to see what you changed", "--version");
    }

    private Finding docker() {
        return optional(
                "Docker",
                programs.find("docker"),
                "install and start Docker: without it stage 4 runs as a process, and the image is not tested",
                "version",
                "--format",
                "{{.Server.Version}}");
    }

    private Finding optional(String subject, Optional<Path> program, String fix, String... question) {
        if (program.isEmpty()) {
            return Finding.warning(subject, "not found", fix);
        }
        return programs.output(program.get(), question).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(answer -> Finding.ok(subject, answer))
                .orElseGet(() -> Finding.warning(subject, program.get() + " does not answer", fix));
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
