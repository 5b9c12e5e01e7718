package shop.ladder.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final Audit HOLDS = new Audit(125, 0, 0, 0, 0, true, null, null);

    private final String page = new HtmlReport().render(Reports.twoStages());

    @Test
    void everyStage_hasItsBarItsLimitAndItsAudit() {
        assertThat(page)
                .contains("80.1 requests per second measured, 82.5 predicted")
                .contains("What limits it: the one connection")
                .contains("When it was killed it forgot 312 of 312 paid orders: it keeps them in memory.")
                .contains("166 requests per second measured, 174 predicted")
                .contains("What limits it: database CPU", "Mean wait for a connection", "88.4 ms")
                .contains("All 125 paid orders were found; nothing was oversold or charged twice.");
    }

    @Test
    void aStageWithACache_showsWhatItAnswered() {
        assertThat(new HtmlReport().render(Reports.of(List.of(Reports.cache(0.978)))))
                .contains("Lookups answered by the cache", "98 %");
        assertThat(page).doesNotContain("Lookups answered by the cache");
    }

    @Test
    void theLimit_isWorkedOutWithTheMeasuredNumbers() {
        assertThat(page).contains("1 / (0.05 × 203 ms + 0.25 × 6.6 ms + 0.7 × 0.4 ms) = 82.5 requests/s");
    }

    @Test
    void theMachineAndTheParameters_areNamed() {
        assertThat(page)
                .contains("AMD EPYC 7B13", "Linux 6.18", "17.0.15+6", "5e57a61", "5 November 2026")
                .contains("5 % checkouts, 25 % bestsellers, 70 % single products", "32 users");
    }

    @Test
    void thePage_asksNobodyForAnything() throws Exception {
        Document document = parsed(page);

        assertThat(page).doesNotContain("http://", "https://", "@import", "url(", "<script");
        assertThat(attributes(document, "href")).allMatch(href -> href.startsWith("#stage-") || href.equals("data:,"));
        assertThat(attributes(document, "src")).isEmpty();
    }

    @Test
    void everyLinkOnThePage_leadsToAPlaceOnIt() throws Exception {
        Document document = parsed(page);

        assertThat(attributes(document, "id"))
                .containsAll(attributes(document, "href").stream()
                        .filter(href -> href.startsWith("#"))
                        .map(href -> href.substring(1))
                        .toList());
    }

    @Test
    void everyImage_hasALabel() throws Exception {
        assertThat(elements(parsed(page))
                        .filter(element -> element.getAttribute("role").equals("img")))
                .hasSize(4)
                .allSatisfy(
                        image -> assertThat(image.getAttribute("aria-label")).isNotBlank());
    }

    @Test
    void everyProcess_hasAColourOfItsOwn_inTheBarAndInItsLegend_inLightAndInDark() throws Exception {
        List<String> processes =
                List.of("app", "workers", "nginx", "postgres", "redis", "payment", "kafka", "generator");
        Map<String, Double> cpu = new LinkedHashMap<>();
        processes.forEach(process -> cpu.put(process, 0.1));
        String kafka = new HtmlReport().render(Reports.of(List.of(Reports.pool(new Evidence(cpu, null, null)))));

        List<String> styles = attributes(parsed(kafka), "class").stream()
                .filter(style -> style.matches("c\\d"))
                .toList();
        List<String> bar = styles.subList(0, processes.size());
        assertThat(bar).doesNotHaveDuplicates();
        assertThat(styles.subList(processes.size(), styles.size()))
                .as("the legend")
                .isEqualTo(bar);
        Map<String, List<String>> colours = Pattern.compile("--(c\\d): (#\\p{XDigit}+);")
                .matcher(kafka)
                .results()
                .collect(groupingBy(found -> found.group(1), mapping(found -> found.group(2), toList())));
        assertThat(colours).containsOnlyKeys(bar);
        assertThat(colours.values()).allSatisfy(both -> assertThat(both).hasSize(2));
        assertThat(colours.values().stream().map(both -> both.get(0))).doesNotHaveDuplicates();
        assertThat(colours.values().stream().map(both -> both.get(1))).doesNotHaveDuplicates();
        assertThat(bar)
                .allSatisfy(style -> assertThat(kafka)
                        .contains(".%1$s, .legend i.%1$s { background: var(--%1$s); }".formatted(style)));
    }

    @Test
    void textFromOutside_isEscaped() throws Exception {
        StageResult stage = Reports.pool(100, null, false, HOLDS, List.of("<b>\"5\" & '6'</b>"));

        assertThat(new HtmlReport().render(Reports.of(List.of(stage))))
                .contains("&lt;b&gt;&quot;5&quot; &amp; &#39;6&#39;&lt;/b&gt;");
    }

    @Test
    void aBrokenAudit_isSaidAtTheTopAndAtTheStage() {
        StageResult stage = Reports.pool(166, 2.0, false, new Audit(125, 3, 0, 1, 4, true, null, null), List.of());

        assertThat(new HtmlReport().render(Reports.of(List.of(Reports.monolith(), stage))))
                .contains("A stage did not run or an audit does not hold")
                .contains("The shop lost 3 of 125 paid orders, charged 1 order twice. "
                        + "When it was killed it forgot 4 of 125 paid orders.");
    }

    @Test
    void aStageThatWasNotRun_saysWhyAndWhatToDo() {
        NotRun nginx = new NotRun(5, "load-balancing", "nginx was not found: install it");

        assertThat(new HtmlReport().render(Reports.with(List.of(Reports.monolith()), List.of(nginx))))
                .contains("5 load-balancing", "Not run: nginx was not found: install it");
    }

    @Test
    void aStageWithoutMeasurements_isStillAPage() throws Exception {
        parsed(new HtmlReport().render(Reports.of(List.of())));
    }

    /** The page keeps to what XML allows, but for the elements that HTML never closes. */
    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        String closed = page.replace("<!DOCTYPE html>", "").replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(closed.strip())));
    }

    private static List<String> attributes(Document document, String name) {
        return elements(document)
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    private static Stream<Element> elements(Document document) {
        NodeList elements = document.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength()).mapToObj(elements::item).map(Element.class::cast);
    }
}
