package shop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code /metrics} says, read as strictly as the format is described.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Text-based format</a>
 */
public final class Scrape {

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final String LABEL = "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"";
    private static final String VALUE = "[-+]?(?:[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|Inf)|NaN";

    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (?:[^\\\\]|\\\\[\\\\n])*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary)");
    private static final Pattern LABELS = Pattern.compile(LABEL);
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{((?:" + LABEL + ",?)*)})? (" + VALUE + ")");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> described = new HashSet<>();
    private String family = "";

    private Scrape() {}

    public static Scrape of(String text) {
        Scrape scrape = new Scrape();
        assertThat(text).endsWith("\n");
        text.lines().forEach(scrape::read);
        scrape.checkHistograms();
        return scrape;
    }

    /** A sample, its labels in alphabetical order; 0 if there is none. */
    public double value(String series) {
        return samples.getOrDefault(series, 0.0);
    }

    public boolean has(String series) {
        return samples.containsKey(series);
    }

    /** The values that a label has in the samples of a name. */
    public Set<String> labelValues(String name, String label) {
        return samples.keySet().stream()
                .filter(series -> series.startsWith(name + "{"))
                .map(series -> labels(series).get(label))
                .collect(Collectors.toSet());
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        if (help.matches()) {
            assertThat(described.add(help.group(1))).as("second " + line).isTrue();
        } else if (type.matches()) {
            family = type.group(1);
            assertThat(types.put(family, type.group(2))).as("second " + line).isNull();
        } else {
            readSample(line);
        }
    }

    private void readSample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String name = sample.group(1);
        assertThat(name)
                .as(line)
                .matches(
                        switch (types.getOrDefault(family, "none")) {
                            case "counter" -> Pattern.quote(family) + "(?<=_total)";
                            case "gauge" -> Pattern.quote(family);
                            case "histogram" -> Pattern.quote(family) + "_(bucket|sum|count)";
                            case "summary" -> Pattern.quote(family) + "(_(sum|count))?";
                            default -> "a type before it";
                        });
        String series = name + written(labels(line));
        assertThat(samples.put(series, number(sample.group(sample.groupCount()))))
                .as("second " + series)
                .isNull();
    }

    private void checkHistograms() {
        types.entrySet().stream()
                .filter(type -> type.getValue().equals("histogram"))
                .forEach(type -> {
                    Map<String, TreeMap<Double, Double>> histograms = new HashMap<>();
                    samples.forEach((series, count) -> {
                        if (series.startsWith(type.getKey() + "_bucket{")) {
                            Map<String, String> labels = labels(series);
                            double limit = number(labels.remove("le"));
                            histograms
                                    .computeIfAbsent(written(labels), key -> new TreeMap<>())
                                    .put(limit, count);
                        }
                    });
                    assertThat(histograms).as(type.getKey()).isNotEmpty();
                    histograms.forEach((labels, buckets) -> {
                        assertThat(List.copyOf(buckets.values()))
                                .as(type.getKey() + labels)
                                .isSorted();
                        assertThat(buckets.lastEntry())
                                .isEqualTo(Map.entry(
                                        Double.POSITIVE_INFINITY, samples.get(type.getKey() + "_count" + labels)));
                        assertThat(samples).containsKey(type.getKey() + "_sum" + labels);
                    });
                });
    }

    private static Map<String, String> labels(String line) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABELS.matcher(line);
        while (label.find()) {
            assertThat(labels.put(label.group(1), label.group(2))).as(line).isNull();
        }
        return labels;
    }

    private static String written(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", labels.isEmpty() ? "" : "{", labels.isEmpty() ? "" : "}"));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }
}
