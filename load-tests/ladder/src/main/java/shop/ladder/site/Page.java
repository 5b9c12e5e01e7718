package shop.ladder.site;

import java.nio.file.Path;
import org.commonmark.node.Node;

/**
 * A page of the site.
 *
 * @param source the file or folder of the checkout that it shows
 * @param output its file, relative to the site's folder
 */
record Page(Path source, Path output, Node document, Outline outline) {

    String title() {
        return outline.title();
    }

    /** The address of another file of the site, seen from this page. */
    String addressOf(Path file) {
        Path folder = output.getParent();
        return address(folder == null ? file : folder.relativize(file));
    }

    static String address(Path file) {
        return file.toString().replace('\\', '/');
    }
}
