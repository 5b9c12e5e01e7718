package shop.ladder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.ladder.exercise.Course;
import shop.ladder.exercise.Estimate;
import shop.ladder.exercise.Exercise;
import shop.ladder.exercise.Workbench.Place;
import shop.ladder.exercise.Workbench.State;

/** Tells a reader how far they have come, and what to do next. */
final class WhereYouAre {

    private final Course course;

    WhereYouAre(Course course) {
        this.course = course;
    }

    /** In lines of at most 80 columns. */
    List<String> lines() {
        Map<Exercise, State> states = course.states();
        long solved = states.values().stream().filter(State.SOLVED::equals).count();
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d exercises are solved.".formatted(solved, states.size()));
        Optional<Exercise> underWay = course.underWay();
        underWay.ifPresent(exercise -> {
            lines.add("");
            lines.add("Under way: %s  %s".formatted(exercise.id(), exercise.title()));
            lines.addAll(Place.inLines(course.workbench().places(exercise)));
        });
        lines.add("Next: "
                + underWay.map(exercise -> "./workshop check; or ./workshop hint")
                        .or(() -> course.next().map(Exercise::startInWords))
                        .orElse("./workshop ladder, which measures your own code"));
        return lines;
    }

    /** What was set aside, shown, hinted and predicted. */
    List<String> details() {
        List<String> lines = new ArrayList<>();
        course.with(State.SET_ASIDE)
                .forEach(exercise -> lines.add("Set aside: %s  %s".formatted(exercise.id(), exercise.title())));
        course.with(State.SHOWN)
                .forEach(exercise -> lines.add("Solution shown: %s  %s".formatted(exercise.id(), exercise.title())));
        for (Estimate estimate : course.notebook().predictions()) {
            lines.add(estimate.inWords());
        }
        return lines;
    }
}
