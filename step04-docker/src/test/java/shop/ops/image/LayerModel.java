package shop.ops.image;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docker build} makes of a Dockerfile, as far as its cache goes: a layer is kept if its instruction, the contents
 * of the files that it copies and all layers below it are as they were. Copies are made in a folder; of the {@code RUN}s, only
 * those of the stages that prepare files are executed.
 */
final class LayerModel {

    /**
     * One instruction's layer.
     *
     * @param key another one if the layer is built anew
     * @param files what it adds to the image
     */
    record Layer(String instruction, int key, Set<String> files) {}

    private final Path context;
    private final Path scratch;
    private final Map<String, String> arguments = new HashMap<>();
    private final Map<String, Path> stages = new HashMap<>();
    private List<Layer> layers = new ArrayList<>();
    private Path root;
    private String workdir = "/";

    private LayerModel(Path context, Path scratch) {
        this.context = context;
        this.scratch = scratch;
    }

    /**
     * Builds an image.
     *
     * @param context the folder that is sent to the builder
     * @param scratch an empty folder
     * @return the layers of the last stage
     */
    static List<Layer> build(Path dockerfile, Path context, Path scratch) throws IOException, InterruptedException {
        LayerModel model = new LayerModel(context, scratch);
        List<String> instructions = instructions(Files.readString(dockerfile));
        int lastStage = instructions.lastIndexOf(instructions.stream()
                .filter(instruction -> instruction.startsWith("FROM "))
                .reduce((first, second) -> second)
                .orElseThrow());
        for (int i = 0; i < instructions.size(); i++) {
            model.apply(instructions.get(i), i > lastStage);
        }
        return model.layers;
    }

    private static List<String> instructions(String text) {
        String joined = text.replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
        return joined.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private void apply(String raw, boolean inLastStage) throws IOException, InterruptedException {
        String instruction = raw.replaceAll("\\s+", " ");
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            instruction = instruction.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        String[] words = instruction.split(" ");
        Set<String> files = new TreeSet<>();
        int contents = 0;
        switch (words[0]) {
            case "ARG" -> argument(words[1]);
            case "FROM" -> from(words);
            case "WORKDIR" -> workdir = words[1];
            case "COPY" -> contents = copy(words, files);
            case "RUN" -> {
                if (!inLastStage) {
                    run(instruction.substring("RUN ".length()));
                }
            }
            default -> {} // no files
        }
        int below = layers.isEmpty() ? 0 : layers.get(layers.size() - 1).key();
        layers.add(new Layer(instruction, Objects.hash(below, instruction, contents), files));
    }

    private void argument(String assignment) {
        String[] sides = assignment.split("=", 2);
        arguments.put(sides[0], sides.length == 2 ? sides[1] : "");
    }

    private void from(String[] words) throws IOException {
        root = Files.createDirectory(scratch.resolve("stage-" + stages.size()));
        stages.put(words.length == 4 ? words[3] : String.valueOf(stages.size()), root);
        layers = new ArrayList<>();
        workdir = "/";
    }

    /** Returns a number that stands for what was copied. */
    private int copy(String[] words, Set<String> files) throws IOException {
        List<String> paths =
                Stream.of(words).skip(1).filter(word -> !word.startsWith("--")).toList();
        Path source = Stream.of(words)
                .filter(word -> word.startsWith("--from="))
                .map(word -> stages.get(word.substring("--from=".length())))
                .findFirst()
                .orElse(context);
        String last = paths.get(paths.size() - 1);
        String target = last.startsWith("/") ? last : workdir + "/" + last;
        int contents = 0;
        for (String path : paths.subList(0, paths.size() - 1)) {
            for (Path each : matching(source, path)) {
                contents = 31 * contents + copy(each, target, last.endsWith("/"), files);
            }
        }
        return contents;
    }

    private static List<Path> matching(Path source, String pattern) throws IOException {
        Path path = source.resolve(pattern.replaceFirst("^/", "")).normalize();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
            List<Path> sorted = new ArrayList<>();
            found.forEach(sorted::add);
            return sorted.stream().sorted().toList();
        }
    }

    private int copy(Path source, String target, boolean intoFolder, Set<String> files) throws IOException {
        int contents = 0;
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                // Of a folder, what is in it is copied.
                String name = file.equals(source)
                        ? intoFolder ? "/" + file.getFileName() : ""
                        : "/" + source.relativize(file);
                Path to = root.resolve((target + name).replaceFirst("^/+", "")).normalize();
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file));
                files.add("/" + root.relativize(to));
                contents = Objects.hash(contents, name, Files.readString(file));
            }
        }
        return contents;
    }

    /** With the stage's folder as its root. */
    private void run(String command) throws IOException, InterruptedException {
        String here = Pattern.compile("(?<=\\s)/").matcher(command).replaceAll(root + "/");
        int status = new ProcessBuilder("sh", "-c", here).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("status " + status + " of " + here);
        }
    }
}
