package shop.ladder.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import shop.ladder.exercise.TextFile;
import shop.ladder.markdown.Heading;
import shop.ladder.markdown.Headings;
import shop.ladder.markdown.Markdown;

/** A page of the documentation. Immutable. */
final class Page {

    private static final Pattern LINE_END = Pattern.compile("\n");
    private static final Pattern COMMENT = Pattern.compile("<!--(.*)-->", Pattern.DOTALL);
    private static final Pattern NOT_A_LINE_END = Pattern.compile("[^\n]");

    /** What stands in the prose in place of a character of code: neither a letter, nor a digit, nor a space. */
    private static final String CODE = "#";

    private final Path home;
    private final Path file;
    private final String text;
    private final Node document;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    /**
     * @param home the checkout's root folder
     * @param file the page's, in it
     */
    Page(Path home, Path file, String text) {
        this.home = home;
        this.file = file;
        this.text = text;
        this.document = Markdown.parse(text);
        LINE_END.matcher(text).results().forEach(end -> lineStarts.add(end.end()));
    }

    static Page read(Path home, Path file) {
        return new Page(home, file, new TextFile(file).read());
    }

    /** Its path from the checkout's root folder on, as people write it. */
    String name() {
        return home.relativize(file).toString().replace('\\', '/');
    }

    Path file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The same page with some parts changed; they do not overlap. */
    Page with(List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::begin).reversed())
                .forEach(edit -> changed.replace(edit.begin(), edit.end(), edit.now()));
        return new Page(home, file, changed.toString());
    }

    /** The text with all code made unrecognisable; everything else stands where it stands in the text. */
    String prose() {
        StringBuilder prose = new StringBuilder(text);
        Stream.of(Code.class, FencedCodeBlock.class, IndentedCodeBlock.class)
                .flatMap(this::all)
                .flatMap(code -> code.getSourceSpans().stream())
                .forEach(span -> hide(prose, span.getInputIndex(), span.getInputIndex() + span.getLength()));
        return prose.toString();
    }

    /** Makes a part of a text unrecognisable, and leaves its lines. */
    static void hide(StringBuilder text, int begin, int end) {
        fill(text, begin, end, CODE);
    }

    /** Makes a part of a text empty, and leaves its lines. */
    static void blank(StringBuilder text, int begin, int end) {
        fill(text, begin, end, " ");
    }

    private static void fill(StringBuilder text, int begin, int end, String with) {
        text.replace(
                begin, end, NOT_A_LINE_END.matcher(text.substring(begin, end)).replaceAll(with));
    }

    /** All fenced blocks, in order. */
    List<Block> blocks() {
        return all(FencedCodeBlock.class).map(this::block).toList();
    }

    private Block block(FencedCodeBlock fence) {
        List<SourceSpan> lines = fence.getSourceSpans();
        int first = lines.get(0).getLineIndex();
        int last = lines.get(lines.size() - 1).getLineIndex();
        return new Block(
                fence.getInfo().strip(),
                comment(fence.getPrevious()),
                first + 1,
                lines.get(0).getColumnIndex(),
                fence.getLiteral(),
                lineStarts.get(first + 1),
                lineStarts.get(last));
    }

    private static Optional<String> comment(Node node) {
        return Optional.ofNullable(node)
                .filter(HtmlBlock.class::isInstance)
                .map(html -> COMMENT.matcher(((HtmlBlock) html).getLiteral().strip()))
                .filter(Matcher::matches)
                .map(comment -> comment.group(1).strip());
    }

    /** The title and all other headings, in order, with what stands below them. */
    List<Section> sections() {
        List<Heading> headings = Headings.of(document);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            int end = headings.stream()
                    .skip(i + 1)
                    .filter(next -> next.level() <= heading.level())
                    .findFirst()
                    .map(next -> begin(next.node()))
                    .orElse(text.length());
            sections.add(new Section(heading.level(), heading.words(), begin(heading.node()), end));
        }
        return sections;
    }

    /** The names by which links reach its headings, as GitHub makes them. */
    Set<String> anchors() {
        return Headings.of(document).stream().map(Heading::anchor).collect(Collectors.toSet());
    }

    private static int begin(Node block) {
        return block.getSourceSpans().get(0).getInputIndex();
    }

    /** All nodes of a kind, in order. */
    <T extends Node> Stream<T> all(Class<T> kind) {
        return descendants(document).filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<Node> descendants(Node node) {
        return children(node).flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }

    static Stream<Node> children(Node node) {
        return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
    }

    Fault fault(int index, String what) {
        return new Fault(name(), line(index), what);
    }

    Fault fault(Node node, String what) {
        return new Fault(name(), line(node), what);
    }

    Fault fault(Block block, String what) {
        return new Fault(name(), block.line(), what);
    }

    /** The line, from 1, of a place in the text. */
    private int line(int index) {
        return (int) lineStarts.stream().filter(start -> start <= index).count();
    }

    /** The line, from 1, on which a node begins, or the nearest one around it that knows. */
    private static int line(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? line(node.getParent()) : spans.get(0).getLineIndex() + 1;
    }
}
