package shop.ladder.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small checkout in a folder of its own, with one page. */
record SamplePages(Path home) {

    /** Writes a file, and the folders that it needs. */
    Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Page page(String text) {
        return new Page(home, home.resolve("docs/page.md"), text);
    }

    /** The faults of a page as a person reads them. */
    List<String> faults(PageCheck check, String text) {
        return check.faultsOf(page(text)).stream().map(Fault::toString).toList();
    }

    /** The page after what can be put right by itself. */
    String updated(Kept kept, String text) {
        Page page = page(text);
        return page.with(kept.editsOf(page)).text();
    }
}
