package shop.ladder.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens pages with the system's own command, which also works where Java has no graphics. */
record Browser(List<String> command) {

    static Browser ofThisSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return new Browser(List.of("open"));
        }
        return system.startsWith("windows")
                ? new Browser(List.of("rundll32", "url.dll,FileProtocolHandler"))
                : new Browser(List.of("xdg-open"));
    }

    /** Returns false if it certainly failed. */
    boolean open(Path page) {
        return open(page.toUri());
    }

    /** Returns false if it certainly failed. */
    boolean open(URI page) {
        try {
            Process opener = new ProcessBuilder(with(page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !opener.waitFor(3, TimeUnit.SECONDS) || opener.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> with(URI page) {
        return Stream.concat(command.stream(), Stream.of(page.toString())).toList();
    }
}
