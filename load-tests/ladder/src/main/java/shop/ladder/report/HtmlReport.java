package shop.ladder.report;

import static shop.ladder.report.Html.each;
import static shop.ladder.report.Html.escaped;
import static shop.ladder.report.Html.width;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The report as one page that needs nothing else: no network, no scripts. Safe for use by threads. */
public final class HtmlReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public String render(LadderReport report) {
        double scale = report.stages().stream()
                .mapToDouble(stage -> Math.max(stage.throughput(), stage.predicted()))
                .max()
                .orElse(1);
        StageSection sections = new StageSection(processes(report));
        return Html.page("The ladder", """
                <header>
                <h1>The ladder: one web shop, the same load at every stage</h1>
                <p class="headline">%s</p>
                %s
                </header>
                <main>
                <ol class="ladder">
                %s
                </ol>
                <p class="legend" aria-hidden="true"><span><i></i>measured</span><span><i class="marker"></i>predicted limit</span></p>
                %s
                %s
                </main>
                """.formatted(
                        escaped(headline(report)),
                        verdict(report),
                        each(report.stages(), stage -> rung(stage, scale)) + each(report.notRun(), HtmlReport::notRun),
                        each(report.stages(), sections::render),
                        conditions(report)));
    }

    private static List<String> processes(LadderReport report) {
        return report.stages().stream()
                .flatMap(stage -> stage.evidence().cpu().keySet().stream())
                .distinct()
                .toList();
    }

    private static String headline(LadderReport report) {
        if (report.stages().isEmpty()) {
            return "No stage was measured";
        }
        StageResult first = report.stages().get(0);
        StageResult last = report.stages().get(report.stages().size() - 1);
        String figure = Words.number(last.throughput()) + " requests/s at stage " + last.stage();
        return report.stages().size() == 1
                ? figure
                : "%s, %s the %s of stage %d"
                        .formatted(
                                figure,
                                Words.times(last.throughput() / first.throughput()),
                                Words.number(first.throughput()),
                                first.stage());
    }

    private static String verdict(LadderReport report) {
        if (!report.holds()) {
            return "<p class=\"verdict bad\">A stage did not run or an audit does not hold: see below.</p>";
        }
        String forgetful = each(
                report.stages().stream()
                        .filter(stage -> stage.audit().lostAfterKill() > 0)
                        .toList(),
                stage -> "<p class=\"verdict note\">Stage %d forgets its paid orders when it is killed.</p>"
                        .formatted(stage.stage()));
        return "<p class=\"verdict good\">Every stage ran and every audit holds.</p>" + forgetful;
    }

    private static String rung(StageResult stage, double scale) {
        double mark = stage.predicted() / scale;
        String side = mark < 0.2 ? " start" : mark > 0.8 ? " end" : "";
        return """
                <li class="rung">
                <div class="name"><a href="#stage-%1$d">%1$d %2$s</a><small>%3$s</small></div>
                <div class="track" role="img" aria-label="%4$s requests per second measured, %5$s predicted">
                <span class="bar" style="width:%6$s"></span>
                <span class="mark" style="left:%7$s"></span>
                <span class="label%8$s" style="left:%7$s">predicted %5$s</span>
                </div>
                <div class="figure"><strong>%4$s%9$s</strong><span>requests/s</span>%10$s</div>
                </li>
                """.formatted(
                        stage.stage(),
                        escaped(stage.name()),
                        escaped(stage.what()),
                        Words.number(stage.throughput()),
                        Words.number(stage.predicted()),
                        width(stage.throughput() / scale),
                        width(mark),
                        side,
                        stage.generatorBound() ? "+" : "",
                        stage.gain() == null
                                ? ""
                                : "<span class=\"gain\">" + Words.times(stage.gain()) + " stage " + (stage.stage() - 1)
                                        + "</span>");
    }

    private static String notRun(NotRun stage) {
        return """
                <li class="rung">
                <div class="name">%d %s</div>
                <p class="verdict bad">Not run: %s</p>
                </li>
                """.formatted(stage.stage(), escaped(stage.name()), escaped(stage.reason()));
    }

    private static String conditions(LadderReport report) {
        Machine machine = report.machine();
        Parameters parameters = report.parameters();
        Parameters.Mix mix = parameters.mix();
        Parameters.Seed seed = parameters.seed();
        return """
                <section class="stage" aria-labelledby="conditions">
                <h2 id="conditions">How it was measured</h2>
                <p class="soft">The predicted limit is computed from what one request takes when nobody else is there. \
                The bar is what was measured under load. All servers are real; after each run the orders are compared with \
                the payments, then every process of the shop is killed, started again, and the orders are counted once more.</p>
                <dl class="facts">
                %s
                </dl>
                </section>
                """.formatted(String.join(
                "\n",
                fact(
                        "Load",
                        "%d users, each sends its next request when the last is answered"
                                .formatted(parameters.users())),
                fact(
                        "Mix",
                        "%s checkouts, %s bestsellers, %s single products"
                                .formatted(
                                        Words.percent(mix.checkouts()),
                                        Words.percent(mix.bestsellers()),
                                        Words.percent(mix.products()))),
                fact("Time", "%d s after %d s of warm-up".formatted(parameters.seconds(), parameters.warmUpSeconds())),
                fact("Payment takes", parameters.paymentLatencyMs() + " ms"),
                fact(
                        "Connection pool",
                        "%d a replica, from stage 2 on; a request waits up to %s ms for one"
                                .formatted(parameters.poolSize(), Words.whole(parameters.connectionTimeoutMs()))),
                fact("Replicas", parameters.replicas() + " from stage 5 on"),
                fact(
                        "Seed",
                        "%s users, %s products, %s order lines"
                                .formatted(
                                        Words.whole(seed.users()),
                                        Words.whole(seed.products()),
                                        Words.whole(seed.orderLines()))),
                fact(
                        "Machine",
                        "%d cores, %s MiB%s"
                                .formatted(
                                        machine.cores(),
                                        Words.whole(machine.memoryMiB()),
                                        machine.cpu() == null ? "" : ", " + machine.cpu())),
                fact("System", machine.os() + ", JDK " + machine.jdk()),
                fact("When", TIME.format(report.measuredAt())),
                fact("Commit", report.commit().isEmpty() ? "unknown" : report.commit())));
    }

    private static String fact(String name, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(escaped(name), escaped(value));
    }
}
