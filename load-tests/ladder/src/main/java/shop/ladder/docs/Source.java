package shop.ladder.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shop.ladder.exercise.MarkedText;
import shop.ladder.exercise.Refusal;
import shop.ladder.exercise.Region;
import shop.ladder.exercise.TextFile;

/**
 * A part of one of the project's files, as a page names it: {@code Postgres.java#pool} is what stands between
 * {@code // tag::pool[]} and {@code // end::pool[]}, {@code #exercise-2.3/2} the second region of an exercise, and without
 * {@code #} it is the whole file.
 *
 * @param file its path from the checkout's root folder on
 * @param region null for the whole file
 */
record Source(String file, String region) {

    private static final Pattern TAG =
            Pattern.compile("\\s*(?://|#|--|<!--) (tag|end)::([\\w.-]+)\\[]\\s*(?:-->)?\\s*");
    private static final Pattern EXERCISE = Pattern.compile("exercise-(\\d\\.\\d)(?:/([1-9]))?");

    static Source of(String reference) {
        String[] parts = reference.split("#", 2);
        return new Source(parts[0], parts.length == 1 ? null : parts[1]);
    }

    /**
     * Its lines without any marks, as far to the left as they go. Empty while a reader works on an exercise in that file: it
     * is then not for the page to say what stands there.
     *
     * @param home the checkout's root folder
     * @throws Refusal if there is no such part
     */
    Optional<String> code(Path home) {
        Path path = home.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new Refusal("there is no file " + file);
        }
        String text = new TextFile(path).read();
        MarkedText marked = MarkedText.parse(text);
        if (!marked.regions().stream().allMatch(Region::isReference)) {
            return Optional.empty();
        }
        return Optional.of(part(text, marked).stream()
                .filter(line -> !TAG.matcher(line).matches() && !MarkedText.isMark(line))
                .collect(Collectors.joining("\n"))
                .replaceFirst("^\\s*\n", "")
                .stripIndent()
                .stripTrailing());
    }

    private List<String> part(String text, MarkedText marked) {
        if (region == null) {
            return text.lines().toList();
        }
        Matcher exercise = EXERCISE.matcher(region);
        return exercise.matches() ? exercise(marked, exercise.group(1), exercise.group(2)) : tagged(text);
    }

    private List<String> exercise(MarkedText marked, String id, String number) {
        List<Region> regions = marked.regions().stream()
                .filter(each -> each.exercise().equals(id))
                .toList();
        int index = number == null ? 1 : Integer.parseInt(number);
        if (regions.size() < index) {
            throw new Refusal("%s has %d regions of exercise %s".formatted(file, regions.size(), id));
        }
        if (number == null && regions.size() > 1) {
            throw new Refusal("%s has %d regions of exercise %s: say which one, #%s/1"
                    .formatted(file, regions.size(), id, region));
        }
        return regions.get(index - 1).code();
    }

    private List<String> tagged(String text) {
        List<String> lines = text.lines().toList();
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher tag = TAG.matcher(lines.get(i));
            if (tag.matches() && tag.group(2).equals(region)) {
                (tag.group(1).equals("tag") ? begins : ends).add(i);
            }
        }
        if (begins.size() != 1 || ends.size() != 1 || begins.get(0) > ends.get(0)) {
            throw new Refusal("%s needs one `tag::%s[]` and below it one `end::%s[]`".formatted(file, region, region));
        }
        return lines.subList(begins.get(0) + 1, ends.get(0));
    }
}
