package shop.ladder.classroom;

import static shop.ladder.report.Html.each;
import static shop.ladder.report.Html.escaped;
import static shop.ladder.report.Html.width;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Manifest;
import shop.ladder.exercise.Workbench.State;
import shop.ladder.report.Html;
import shop.ladder.run.Stage;

/**
 * One page about a class. It compares ratios, never throughputs: those differ as the laptops do. Needs no network.
 */
public final class ClassPage {

    private final Manifest manifest;

    public ClassPage(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Makes the page.
     *
     * @param learners at least one
     * @param unread what could not be read, a line for each file
     */
    public String render(List<Results> learners, List<String> unread) {
        List<Results> inOrder =
                learners.stream().sorted(Comparator.comparing(Results::name)).toList();
        return Html.page("The class", """
                <header>
                <h1>Building Scalable Backend Systems</h1>
                <p class="headline">%s; %s</p>
                %s</header>
                <main>
                %s%s%s%s</main>
                """.formatted(
                count(inOrder.size(), "learner"),
                "the median has solved %d of %d exercises"
                        .formatted(
                                (int) solved(inOrder).median(), manifest.all().size()),
                each(unread, line -> "<p class=\"verdict note\">Left out: %s.</p>\n".formatted(escaped(line))),
                exercises(inOrder),
                gains(inOrder),
                predictions(inOrder),
                learners(inOrder)));
    }

    private static Spread solved(List<Results> learners) {
        return new Spread(learners.stream().map(each -> (double) solvedBy(each)).toList());
    }

    private static long solvedBy(Results learner) {
        return learner.exercises().stream()
                .filter(attempt -> attempt.state() == State.SOLVED)
                .count();
    }

    private String exercises(List<Results> learners) {
        return section(
                "Progress",
                "Who has solved each exercise, who works on it, and what it took.",
                table(
                        List.of(
                                "exercise",
                                "solved by",
                                "",
                                "under way",
                                "solution shown",
                                "checks, median",
                                "hints, median"),
                        each(manifest.all(), exercise -> row(exercise, learners))));
    }

    private static String row(Exercise exercise, List<Results> learners) {
        List<Results.Attempt> attempts = learners.stream()
                .flatMap(learner -> learner.exercises().stream())
                .filter(attempt -> attempt.id().equals(exercise.id()))
                .toList();
        List<Results.Attempt> solved = in(State.SOLVED, attempts);
        return """
                <tr><th scope="row">%s %s</th><td>%d of %d</td><td class="cell">%s</td>\
                <td>%d</td><td>%d</td><td>%s</td><td>%s</td></tr>
                """.formatted(
                        exercise.id(),
                        escaped(exercise.title()),
                        solved.size(),
                        learners.size(),
                        solved.isEmpty() ? "" : bar((double) solved.size() / learners.size()),
                        in(State.UNDER_WAY, attempts).size()
                                + in(State.SET_ASIDE, attempts).size(),
                        in(State.SHOWN, attempts).size(),
                        median(solved, Results.Attempt::checks),
                        median(solved, Results.Attempt::hints));
    }

    private static String bar(double share) {
        return "<span style=\"width:%s\"></span>".formatted(width(share));
    }

    private static List<Results.Attempt> in(State state, List<Results.Attempt> attempts) {
        return attempts.stream().filter(attempt -> attempt.state() == state).toList();
    }

    private static String median(List<Results.Attempt> attempts, Function<Results.Attempt, Integer> figure) {
        return attempts.isEmpty()
                ? "-"
                : number(new Spread(attempts.stream()
                                .map(each -> figure.apply(each).doubleValue())
                                .toList())
                        .median());
    }

    private static String gains(List<Results> learners) {
        Map<Integer, List<Double>> gains = new TreeMap<>();
        for (Results learner : learners) {
            learner.stages().stream()
                    .filter(stage -> stage.gain() != null)
                    .forEach(stage -> gains.computeIfAbsent(stage.stage(), number -> new ArrayList<>())
                            .add(stage.gain()));
        }
        if (gains.isEmpty()) {
            return section("Gains", "Nobody has run the ladder yet.", "");
        }
        double most = gains.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return section(
                "Gains",
                "What each stage did, as a multiple of the stage before, on each machine. One mark is one learner.",
                table(
                        List.of("stage", "", "least", "median", "most", "learners"),
                        each(gains.entrySet(), entry -> gain(entry.getKey(), new Spread(entry.getValue()), most))));
    }

    private static String gain(int stage, Spread spread, double most) {
        return """
                <tr><th scope="row">%d %s</th><td class="cell"><div class="dots">%s</div></td>\
                <td>%s</td><td>%s</td><td>%s</td><td>%d</td></tr>
                """.formatted(
                        stage,
                        Stage.of(stage).title(),
                        each(spread.values(), value -> "<i style=\"left:%s\"></i>".formatted(width(value / most))),
                        times(spread.least()),
                        times(spread.median()),
                        times(spread.most()),
                        spread.values().size());
    }

    private static String predictions(List<Results> learners) {
        Map<Integer, List<Estimate>> byStage = learners.stream()
                .flatMap(learner -> first(learner.predictions()))
                .collect(Collectors.groupingBy(Estimate::stage, TreeMap::new, Collectors.toList()));
        if (byStage.isEmpty()) {
            return section("Predictions", "Nobody has predicted anything yet.", "");
        }
        return section(
                "Predictions",
                "What people said before they first measured, as a multiple of what they measured: 1.0x is right.",
                table(
                        List.of("stage", "estimates", "least", "median", "most", "named the right limit"),
                        each(byStage.entrySet(), entry -> prediction(entry.getKey(), entry.getValue()))));
    }

    /** Those of each stage that were made first: who has seen the figure guesses well. */
    private static Stream<Estimate> first(List<Estimate> predictions) {
        Map<Integer, Estimate> byStage = new TreeMap<>();
        predictions.forEach(estimate -> byStage.putIfAbsent(estimate.stage(), estimate));
        return byStage.values().stream();
    }

    private static String prediction(int stage, List<Estimate> estimates) {
        List<Double> ratios = estimates.stream()
                .filter(estimate -> estimate.throughput() != null)
                .map(estimate -> estimate.throughput() / estimate.measured())
                .toList();
        List<Estimate> limits =
                estimates.stream().filter(estimate -> estimate.limit() != null).toList();
        String spread = ratios.isEmpty()
                ? "<td>-</td><td>-</td><td>-</td>"
                : "<td>%s</td><td>%s</td><td>%s</td>"
                        .formatted(
                                times(new Spread(ratios).least()),
                                times(new Spread(ratios).median()),
                                times(new Spread(ratios).most()));
        return """
                <tr><th scope="row">%d %s</th><td>%d</td>%s<td>%d of %d</td></tr>
                """.formatted(
                        stage,
                        Stage.of(stage).title(),
                        ratios.size(),
                        spread,
                        limits.stream()
                                .filter(estimate -> estimate.limit() == estimate.limited())
                                .count(),
                        limits.size());
    }

    private String learners(List<Results> learners) {
        return section(
                "Learners",
                "",
                table(
                        List.of("name", "solved", "stages measured", "audits", "machine"),
                        each(learners, learner -> """
                        <tr><th scope="row">%s</th><td>%d of %d</td><td>%d</td><td>%s</td><td>%s</td></tr>
                        """.formatted(
                                        escaped(learner.name()),
                                        solvedBy(learner),
                                        manifest.all().size(),
                                        learner.stages().size(),
                                        audits(learner),
                                        escaped("%s, %s"
                                                .formatted(
                                                        count(learner.machine().cores(), "core"),
                                                        learner.machine().os()))))));
    }

    private static String audits(Results learner) {
        if (learner.stages().isEmpty()) {
            return "-";
        }
        return learner.stages().stream().allMatch(Results.StageFigures::holds)
                ? "hold"
                : "<strong class=\"bad\">do not hold</strong>";
    }

    private static String section(String title, String words, String content) {
        return """
                <section class="stage">
                <h2>%s</h2>
                <p class="soft">%s</p>
                %s</section>
                """.formatted(title, words, content);
    }

    private static String table(List<String> columns, String rows) {
        return """
                <table class="bars class">
                <thead><tr>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(each(columns, column -> "<th scope=\"col\">" + column + "</th>"), rows);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1fx", ratio);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
