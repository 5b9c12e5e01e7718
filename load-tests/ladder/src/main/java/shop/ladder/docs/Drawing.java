package shop.ladder.docs;

import static shop.ladder.report.Html.each;
import static shop.ladder.report.Html.escaped;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import shop.ladder.docs.Diagram.Arrow;
import shop.ladder.docs.Diagram.Box;
import shop.ladder.report.TextResource;

/**
 * A diagram as an SVG that follows light and dark. No text is measured, so that it is the same on every machine: its
 * lines are broken by the author.
 */
final class Drawing {

    private static final int LINE = 19;

    /** How far below the middle of a line its letters stand. */
    private static final int BASELINE = 5;

    private static final int GAP = 10;
    private static final int SAMPLE = 36;
    private static final int LEGEND = 30;

    private final Diagram diagram;
    private final Grid grid;

    Drawing(Diagram diagram) {
        this.diagram = diagram;
        this.grid = new Grid(diagram);
    }

    String svg() {
        List<String> legend = legend();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" \
                width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
                <title id="title">%3$s</title>
                <style>
                %4$s</style>
                %5$s%6$s%7$s</svg>
                """.formatted(
                        grid.right() + Grid.MARGIN,
                        grid.bottom() + Grid.MARGIN + legend.size() * LEGEND,
                        escaped(diagram.title()),
                        new TextResource(Drawing.class, "diagram.css").read(),
                        each(diagram.boxes(), this::box),
                        each(diagram.arrows(), this::arrow),
                        each(legend, meaning -> meaning));
    }

    private String box(Box box) {
        Rectangle place = grid.of(box);
        String outlines = each(offsets(box), offset -> box.shape().outline(place.behind(offset)));
        return group("box", box.added(), outlines + name(box, place) + (box.added() ? badge(place) : ""));
    }

    private static String group(String kind, boolean added, String content) {
        return "<g class=\"%s\">\n%s</g>\n".formatted(added ? kind + " new" : kind, content);
    }

    /** How far behind each copy is, from the last one to the one in front. */
    private static List<Integer> offsets(Box box) {
        return IntStream.rangeClosed(1, box.copies())
                .mapToObj(copy -> (box.copies() - copy) * Grid.OFFSET)
                .toList();
    }

    private String name(Box box, Rectangle place) {
        List<String> lines = box.text().lines().toList();
        int first = diagram.hasParts(box)
                ? place.y() + LINE + GAP
                : place.centre() + box.shape().sink() - (lines.size() - 1) * LINE / 2;
        return text("name", place.middle(), first, lines);
    }

    private static String badge(Rectangle place) {
        int middle = place.right() - 30;
        return "<rect class=\"badge\" x=\"%d\" y=\"%d\" width=\"44\" height=\"20\" rx=\"10\"/>\n"
                        .formatted(middle - 22, place.y() - 10)
                + text("badge", middle, place.y(), List.of("new"));
    }

    private String arrow(Arrow arrow) {
        Rectangle from = grid.withCopies(diagram.box(arrow.from()));
        Rectangle to = grid.withCopies(diagram.box(arrow.to()));
        boolean paired = diagram.hasReverse(arrow);
        Route route = Route.between(from, to, paired);
        String kind = arrow.kind().name().toLowerCase(Locale.ROOT);
        return group(kind, arrow.added(), line(route) + label(route, arrow.text(), paired && to.x() < from.x()));
    }

    private static String line(Route route) {
        return """
                <path d="M%d %dL%d %d"/>
                <path class="head" d="M0 0l-12 -6v12z" transform="translate(%3$d %4$d) rotate(%5$d)"/>
                """.formatted(route.startX(), route.startY(), route.endX(), route.endY(), route.degrees());
    }

    /** Text stands above an arrow, or below one that goes back; beside an upright one, where the middle of the picture is. */
    private String label(Route route, String text, boolean back) {
        List<String> lines = text.lines().toList();
        int height = (lines.size() - 1) * LINE;
        int x = route.middle();
        int y = route.centre();
        if (route.level()) {
            return text("label", x, back ? y + GAP + BASELINE : y - GAP - BASELINE - height, lines);
        }
        return 2 * x <= grid.right() + Grid.MARGIN
                ? text("label beside", x + GAP, y - height / 2, lines)
                : text("label before", x - GAP, y - height / 2, lines);
    }

    /** What the signs of this picture mean, one below the other. */
    private List<String> legend() {
        int y = grid.bottom() + Grid.MARGIN + LEGEND / 2;
        List<String> meanings = new ArrayList<>();
        if (diagram.hasNews()) {
            Rectangle sample = new Rectangle(Grid.MARGIN, y - GAP, SAMPLE, 2 * GAP);
            meanings.add(group("box", true, Shape.BOX.outline(sample) + meaning(y, "thick: new in this step")));
            y += LEGEND;
        }
        if (diagram.hasEvents()) {
            Route sample = new Route(Grid.MARGIN, y, Grid.MARGIN + SAMPLE, y);
            meanings.add(group("event", false, line(sample) + meaning(y, "dashed: an event, and nobody waits for it")));
        }
        return meanings;
    }

    private static String meaning(int y, String words) {
        return text("label beside", Grid.MARGIN + SAMPLE + GAP, y, List.of(words));
    }

    /** @param y the middle of the first line */
    private static String text(String kind, int x, int y, List<String> lines) {
        List<Integer> numbers = IntStream.range(0, lines.size()).boxed().toList();
        return "<text class=\"%s\">%s</text>\n"
                .formatted(
                        kind,
                        each(
                                numbers,
                                number -> "<tspan x=\"%d\" y=\"%d\">%s</tspan>"
                                        .formatted(x, y + BASELINE + number * LINE, escaped(lines.get(number)))));
    }
}
