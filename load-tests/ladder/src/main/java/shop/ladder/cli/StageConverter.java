package shop.ladder.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shop.ladder.run.Stage;

/** Reads a stage's number. */
final class StageConverter implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String text) {
        try {
            return Stage.of(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no stage: the stages are 1 to " + StageSelection.LAST);
        }
    }
}
