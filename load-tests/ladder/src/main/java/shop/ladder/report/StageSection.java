package shop.ladder.report;

import static shop.ladder.report.Html.each;
import static shop.ladder.report.Html.escaped;
import static shop.ladder.report.Html.width;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stage's part of the page: its numbers, its limit, its audit and the evidence. */
final class StageSection {

    /** As many as {@code report.css} has: one for each process of the stage with the most of them. */
    private static final int COLOURS = 8;

    private final List<String> processes;

    /** @param processes all that appear on the page, so that each has the same colour at every stage */
    StageSection(List<String> processes) {
        this.processes = processes;
    }

    String render(StageResult stage) {
        return """
                <section class="stage" id="stage-%1$d" aria-labelledby="title-%1$d">
                <h2 id="title-%1$d">Stage %1$d: %2$s</h2>
                <p class="soft">%3$s</p>
                <dl class="numbers">
                <div><dt>requests/s</dt><dd>%4$s</dd></div>
                <div><dt>of the predicted limit</dt><dd>%5$s</dd></div>
                <div><dt>95 of 100 requests within</dt><dd>%6$s ms</dd></div>
                <div><dt>of %7$s requests failed</dt><dd>%8$s</dd></div>
                </dl>
                %9$s
                <h3>What limits it: %10$s</h3>
                <p class="limit">%11$s</p>
                <p class="formula"><span>%12$s</span>%13$s</p>
                <h3>What the audit found</h3>
                <p class="verdict %14$s">%15$s</p>
                <div class="pair">
                %16$s
                %17$s
                %18$s
                </div>
                </section>
                """.formatted(
                        stage.stage(),
                        escaped(stage.name()),
                        escaped(stage.what()),
                        Words.number(stage.throughput()) + (stage.generatorBound() ? "+" : ""),
                        Words.percent(stage.ofLimit()),
                        Words.number(stage.latencyMs().p95()),
                        Words.whole(stage.requests()),
                        Words.whole(stage.failed()),
                        notes(Words.caveats(stage)),
                        escaped(stage.limit()),
                        escaped(stage.explanation().words()),
                        escaped(stage.explanation().formula()),
                        escaped(stage.explanation().worked()),
                        tone(stage.audit()),
                        escaped(Words.audit(stage.audit())),
                        demands(stage),
                        latency(stage.latencyMs()),
                        evidence(stage.evidence()));
    }

    private static String tone(Audit audit) {
        if (!audit.holds()) {
            return "bad";
        }
        return audit.lostAfterKill() > 0 ? "note" : "good";
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty()
                ? ""
                : "<ul class=\"notes\">" + each(notes, note -> "<li>" + escaped(note) + "</li>") + "</ul>";
    }

    private static String demands(StageResult stage) {
        double scarcest = stage.demands().values().stream()
                .mapToDouble(Demand::limit)
                .min()
                .orElse(0);
        String rows = each(stage.demands().entrySet(), entry -> {
            Demand demand = entry.getValue();
            return """
                    <tr%s><th scope="row">%s</th><td>%d</td><td>%s ms</td><td>%s</td></tr>
                    """.formatted(
                            demand.limit() == scarcest ? " class=\"scarcest\"" : "",
                            escaped(entry.getKey()),
                            demand.servers(),
                            Words.number(demand.ms()),
                            Words.number(demand.limit()));
        });
        return """
                <div>
                <h3>What a request takes, with one user</h3>
                <table>
                <thead><tr><th scope="col">resource</th><th scope="col">how many</th><th scope="col">time each</th>\
                <th scope="col">allows requests/s</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                </div>
                """.formatted(rows);
    }

    private static String latency(Latency latency) {
        return """
                <div>
                <h3>How long requests took</h3>
                <table class="bars">
                <tbody>
                %s%s%s%s</tbody>
                </table>
                </div>
                """.formatted(
                        latency("half within", latency.p50(), latency.max()),
                        latency("95 % within", latency.p95(), latency.max()),
                        latency("99 % within", latency.p99(), latency.max()),
                        latency("the longest", latency.max(), latency.max()));
    }

    private static String latency(String name, double ms, double longest) {
        return """
                <tr><th scope="row">%s</th><td class="cell"><span style="width:%s"></span></td><td>%s ms</td></tr>
                """.formatted(name, width(ms / longest), Words.number(ms));
    }

    private String evidence(Evidence evidence) {
        List<String> parts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        double busy = 0;
        for (Map.Entry<String, Double> share : evidence.cpu().entrySet()) {
            String style = "c" + processes.indexOf(share.getKey()) % COLOURS;
            parts.add("<span class=\"%s\" style=\"width:%s\"></span>".formatted(style, width(share.getValue())));
            keys.add(key(style, share.getKey(), share.getValue()));
            spoken.add(share.getKey() + " " + Words.percent(share.getValue()));
            busy += share.getValue();
        }
        keys.add(key("idle", "idle or other", Math.max(0, 1 - busy)));
        return """
                <div>
                <h3>Who used the CPU (all cores)</h3>
                <div class="stack" role="img" aria-label="%s">%s</div>
                <p class="legend">%s</p>
                </div>
                %s%s""".formatted(
                        escaped(String.join(", ", spoken)),
                        String.join("", parts),
                        String.join("", keys),
                        evidence.poolWaitMs() == null
                                ? ""
                                : figure("Mean wait for a connection", Words.number(evidence.poolWaitMs()) + " ms"),
                        evidence.cacheHitRatio() == null
                                ? ""
                                : figure("Lookups answered by the cache", Words.percent(evidence.cacheHitRatio())));
    }

    private static String figure(String name, String value) {
        return """
                <div>
                <h3>%s</h3>
                <p class="figure">%s</p>
                </div>
                """.formatted(name, value);
    }

    private static String key(String style, String name, double share) {
        return "<span><i class=\"%s\"></i>%s %s</span>".formatted(style, escaped(name), Words.percent(share));
    }
}
