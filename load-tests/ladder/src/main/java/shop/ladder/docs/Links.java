package shop.ladder.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import shop.ladder.markdown.PlainText;

/** Every link leads somewhere: files and headings exist, pictures say what they show, and other sites are asked in https. */
final class Links implements PageCheck {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z+.-]*:.*");
    private static final Pattern PLAIN_HTTP = Pattern.compile("http://(?!127\\.0\\.0\\.1|localhost)[^\\s)>]+");

    /** What a build makes, and a clean clone has not. */
    private static final Path BUILT = Path.of("target");

    private final Path home;

    /** @param home the checkout's root folder */
    Links(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    @Override
    public List<Fault> faultsOf(Page page) {
        List<Fault> faults = new ArrayList<>();
        page.all(Link.class).forEach(link -> check(page, link, link.getDestination(), faults));
        page.all(Image.class).forEach(image -> {
            check(page, image, image.getDestination(), faults);
            if (PlainText.of(image).isBlank()) {
                faults.add(page.fault(image, image.getDestination() + " has no alt text: say what the picture says"));
            }
        });
        PLAIN_HTTP
                .matcher(page.prose())
                .results()
                .forEach(url -> faults.add(page.fault(url.start(), url.group() + " is not https")));
        return faults;
    }

    private void check(Page page, Node node, String destination, List<Fault> faults) {
        if (SCHEME.matcher(destination).matches()) {
            return;
        }
        String[] parts = destination.split("#", 2);
        Path target = page.file().toAbsolutePath().resolveSibling(parts[0]).normalize();
        if (!parts[0].isEmpty() && !isInACleanClone(target)) {
            faults.add(page.fault(node, destination + " leads nowhere: there is no such file in a clean clone"));
        } else if (parts.length == 2 && !anchors(page, parts[0], target).contains(parts[1])) {
            faults.add(page.fault(node, destination + " leads nowhere: there is no such heading"));
        }
    }

    private boolean isInACleanClone(Path file) {
        return file.startsWith(home)
                && Files.exists(file)
                && Stream.iterate(file, path -> !path.equals(home), Path::getParent)
                        .noneMatch(path -> path.endsWith(BUILT));
    }

    private Set<String> anchors(Page page, String path, Path target) {
        if (path.isEmpty()) {
            return page.anchors();
        }
        return path.endsWith(".md") ? Page.read(home, target).anchors() : Set.of();
    }
}
