package shop.ladder.site;

import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.Node;
import shop.ladder.markdown.Heading;

/**
 * A page of the site.
 *
 * @param source the file or folder of the checkout that it shows
 * @param output its file, relative to the site's folder
 * @param headings in order; the first one is its title
 */
record Page(Path source, Path output, Node document, List<Heading> headings) {

    String title() {
        return headings.get(0).words();
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
