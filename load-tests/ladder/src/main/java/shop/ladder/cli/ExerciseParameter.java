package shop.ladder.cli;

import picocli.CommandLine.Parameters;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;

/** Which exercise a command is about. */
final class ExerciseParameter {

    @Parameters(
            arity = "0..1",
            paramLabel = "EXERCISE",
            description = "Its number, such as 2.1 (default: the one that is under way).")
    private String id;

    Exercise in(Course course) {
        return course.chosen(id);
    }
}
