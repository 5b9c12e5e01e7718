package shop.ladder.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A file of a library for browsers, from a jar of the class path.
 *
 * @param path within the library, whose version the folder above it has
 */
record WebJarFile(String group, String library, String path) {

    static final List<WebJarFile> ALL = List.of(
            new WebJarFile("org.webjars.npm", "picocss__pico", "css/pico.min.css"),
            new WebJarFile("org.webjars.npm", "lunr", "lunr.min.js"),
            new WebJarFile("org.webjars", "highlightjs", "highlight.min.js"),
            new WebJarFile("org.webjars", "highlightjs", "languages/dockerfile.min.js"),
            new WebJarFile("org.webjars", "highlightjs", "languages/nginx.min.js"),
            new WebJarFile("org.webjars", "highlightjs", "languages/properties.min.js"));

    String name() {
        return Path.of(path).getFileName().toString();
    }

    InputStream open() throws IOException {
        return resource("/META-INF/resources/webjars/%s/%s/%s".formatted(library, version(), path));
    }

    /** As Maven has written it into the jar. */
    private String version() throws IOException {
        Properties maven = new Properties();
        try (InputStream in = resource("/META-INF/maven/%s/%s/pom.properties".formatted(group, library))) {
            maven.load(in);
        }
        return maven.getProperty("version");
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = WebJarFile.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException(name + " is not on the class path");
        }
        return resource;
    }
}
