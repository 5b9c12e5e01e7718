package shop.ladder.exercise;

import java.util.List;
import java.util.Locale;

/** Exercises for tests. */
final class SampleExercise {

    private SampleExercise() {}

    static Exercise of(String id) {
        return of(id, "A pool");
    }

    static Exercise of(String id, String title) {
        return new Exercise(
                id,
                title,
                Exercise.Level.CORE,
                10,
                "docs/chapter.md#exercise-" + id.replace(".", "") + "-"
                        + title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                "You can make a pool.",
                "exercise-" + id,
                "PoolTest.lends",
                null,
                List.of("Look.", "Think."));
    }
}
