package shop.ladder.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import shop.ladder.markdown.Markdown;

/** Reads what becomes a page: a Markdown file, any other text file, a folder. Paths are relative to the checkout's root. */
final class Sources {

    private final Path home;
    private final Shareable shareable;

    /** @param home the root folder of the checkout */
    Sources(Path home) {
        this.home = home;
        this.shareable = new Shareable(home);
    }

    /**
     * Where a link leads.
     *
     * @param from the file with the link
     * @return empty if that is not in the checkout, or not to be shown
     */
    Optional<Path> target(Path from, String destination) {
        String file = destination.replaceFirst("#.*", "");
        if (file.isEmpty() || file.contains(":")) {
            return Optional.empty();
        }
        Path there = home.resolve(from).resolveSibling(file).normalize();
        Path readme = there.resolve("README.md");
        return Optional.of(Files.exists(readme) ? readme : there)
                .filter(path -> path.startsWith(home) && shareable.contains(path))
                .map(home::relativize);
    }

    /** Beside its source, so that relative addresses stay as they are. */
    Path output(Path source) {
        if (Files.isDirectory(home.resolve(source))) {
            return source.resolve("index.html");
        }
        String name = source.getFileName().toString();
        return source.resolveSibling(
                name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", "") + ".html");
    }

    Node read(Path source) {
        if (Files.isDirectory(home.resolve(source))) {
            return titled(source, list(source));
        }
        return source.toString().endsWith(".md") ? Markdown.parse(text(source)) : titled(source, code(source));
    }

    private static Node titled(Path source, Node content) {
        Node document = new Document();
        Heading title = new Heading();
        title.setLevel(1);
        title.appendChild(new Code(Page.address(source)));
        document.appendChild(title);
        document.appendChild(content);
        return document;
    }

    private Node list(Path folder) {
        Block list = new BulletList();
        try (Stream<Path> children = Files.list(home.resolve(folder))) {
            children.filter(shareable::contains)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .forEach(name -> list.appendChild(item(folder.getFileName() + "/" + name, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    private static Node item(String destination, String name) {
        Link link = new Link(destination, null);
        link.appendChild(new Code(name));
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(link);
        ListItem item = new ListItem();
        item.appendChild(paragraph);
        return item;
    }

    private Node code(Path file) {
        FencedCodeBlock code = new FencedCodeBlock();
        code.setInfo(file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst(".*\\.", ""));
        code.setLiteral(text(file));
        return code;
    }

    /** A file that is no text after all is shown with marks for what cannot be shown. */
    private String text(Path file) {
        try {
            return new String(Files.readAllBytes(home.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
