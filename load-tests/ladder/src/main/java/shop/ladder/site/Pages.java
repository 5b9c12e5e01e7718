package shop.ladder.site;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import shop.ladder.markdown.Headings;

/** Makes the pages: those that one reads, and every file and folder to which they link. */
final class Pages {

    private static final Path START = Path.of("README.md");
    private static final Path TUTORIAL = Path.of("docs/README.md");

    private final Sources sources;
    private final Map<Path, Page> made = new LinkedHashMap<>();
    private final Set<Path> images = new LinkedHashSet<>();
    private final List<Page> toRead;

    Pages(Sources sources) {
        this.sources = sources;
        Set<Path> order = order();
        Queue<Path> open = new ArrayDeque<>(order);
        while (!open.isEmpty()) {
            Path source = open.remove();
            if (!made.containsKey(source)) {
                open.addAll(make(source));
            }
        }
        toRead = order.stream().map(made::get).toList();
    }

    /** The pages of the tutorial in the order in which one reads them. */
    List<Page> toRead() {
        return toRead;
    }

    Collection<Page> all() {
        return made.values();
    }

    /** The images that are shown, relative to the checkout. */
    Set<Path> images() {
        return images;
    }

    /** The list in docs/README.md rules. */
    private Set<Path> order() {
        Set<Path> order = new LinkedHashSet<>(List.of(START, TUTORIAL));
        sources.read(TUTORIAL).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                sources.target(TUTORIAL, link.getDestination())
                        .filter(path ->
                                path.startsWith("docs") && path.toString().endsWith(".md"))
                        .ifPresent(order::add);
            }
        });
        return order;
    }

    /** Returns where its links lead. */
    private Set<Path> make(Path source) {
        Node document = sources.read(source);
        document.accept(new Tidying());
        Page page = new Page(source, sources.output(source), document, Headings.of(document));
        made.put(source, page);
        Set<Path> targets = new LinkedHashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                sources.target(source, link.getDestination()).ifPresent(target -> {
                    targets.add(target);
                    link.setDestination(page.addressOf(sources.output(target))
                            + link.getDestination().replaceFirst("[^#]*", ""));
                });
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                sources.target(source, image.getDestination()).ifPresent(images::add);
            }
        });
        return targets;
    }
}
