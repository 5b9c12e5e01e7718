package shop.ladder.report;

/** The report as a page. */
public final class HtmlReport {
    public String render(LadderReport report) {
        return "";
    }
}
