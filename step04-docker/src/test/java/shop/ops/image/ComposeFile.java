package shop.ops.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The compose file of this step, which names the images once for all. */
record ComposeFile(String text) {

    static ComposeFile read() {
        try {
            return new ComposeFile(Files.readString(Path.of("compose.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service's image with its tag. */
    String image(String service) {
        return Pattern.compile("^  " + service + ":\\n    image: (\\S+)", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
