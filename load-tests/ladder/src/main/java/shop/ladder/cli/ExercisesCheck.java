package shop.ladder.cli;

import java.util.List;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Refusal;
import shop.ladder.exercise.Workbench.State;

/** Looks whether exercises are under way: a stage runs with the code as it stands. */
record ExercisesCheck(Course course) implements Check {

    @Override
    public Finding look() {
        List<String> underWay;
        try {
            underWay = course.with(State.UNDER_WAY).map(Exercise::id).toList();
        } catch (Refusal e) {
            return Finding.warning("exercises", e.getMessage(), "");
        }
        return underWay.isEmpty()
                ? Finding.ok("exercises", "none under way")
                : Finding.warning(
                        "exercise " + String.join(", ", underWay),
                        "under way",
                        "the stages run with your code as it stands");
    }
}
