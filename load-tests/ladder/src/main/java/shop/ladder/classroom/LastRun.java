package shop.ladder.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import shop.ladder.exercise.Refusal;
import shop.ladder.report.LadderJson;
import shop.ladder.report.LadderReport;

/**
 * The run of the ladder that is handed in: the last one with the most gains, so that a look at two stages does not replace
 * the whole.
 *
 * @param file where it is kept; it need not exist
 */
public record LastRun(Path file) {

    /** Keeps a run, unless one with more gains is kept. */
    public void keep(LadderReport report) throws IOException {
        long gains = gains(report);
        if (gains > 0 && gains >= read().map(LastRun::gains).orElse(0L)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new LadderJson().write(report));
        }
    }

    /** @throws Refusal if the file is damaged */
    Optional<LadderReport> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LadderJson().read(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new Refusal(file + " is damaged: remove it, and ./workshop ladder makes it anew");
        }
    }

    private static long gains(LadderReport report) {
        return report.stages().stream().filter(stage -> stage.gain() != null).count();
    }
}
