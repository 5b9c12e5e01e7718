package shop.ladder.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import shop.ladder.report.TextResource;

/** The tutorial as pages that need no server, no network and no other program than a browser. */
public final class Site {

    private static final List<String> OWN = List.of("site.css", "theme.js", "site.js");

    private final Path home;

    /** @param home the root folder of the checkout */
    public Site(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * Writes it.
     *
     * @return its first page
     */
    public Path writeTo(Path folder) throws IOException {
        Pages pages = new Pages(new Sources(home));
        Layout layout = new Layout(resource("page.html"), pages.toRead());
        for (Page page : pages.all()) {
            write(folder.resolve(page.output()), layout.render(page));
        }
        for (Path image : pages.images()) {
            copy(Files.newInputStream(home.resolve(image)), folder.resolve(image));
        }
        Path assets = folder.resolve("assets");
        write(assets.resolve("search-index.js"), new SearchIndex(pages.toRead()).script());
        for (String name : OWN) {
            write(assets.resolve(name), resource(name));
        }
        for (WebJarFile file : WebJarFile.ALL) {
            copy(file.open(), assets.resolve(file.name()));
        }
        return folder.resolve("index.html");
    }

    private static String resource(String name) {
        return new TextResource(Site.class, name).read();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(InputStream from, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (from) {
            Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
