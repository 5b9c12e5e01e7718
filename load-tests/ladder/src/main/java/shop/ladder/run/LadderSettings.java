package shop.ladder.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the ladder is asked to do.
 *
 * @param home the checkout's root folder
 * @param stages their numbers, ascending
 * @param seconds the measured window of each stage
 * @param users virtual users
 */
public record LadderSettings(Path home, List<Integer> stages, int seconds, int users) {

    public LadderSettings {
        stages = List.copyOf(stages);
    }
}
