package shop.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The settings of a program, read from environment variables (twelve-factor). An empty variable counts as not set. */
public final class Environment {

    private final UnaryOperator<String> variables;
    private final Consumer<ConfigurationFault> faults;

    public Environment(Map<String, String> variables) {
        this(Map.copyOf(variables)::get);
    }

    /** @param variables gives a variable's value, {@code null} if it is not set */
    public Environment(UnaryOperator<String> variables) {
        this(variables, fault -> {
            throw fault;
        });
    }

    private Environment(UnaryOperator<String> variables, Consumer<ConfigurationFault> faults) {
        this.variables = variables;
        this.faults = faults;
    }

    /**
     * Reads settings to the last one even if an earlier one is wrong, so that a person learns of all faults at once.
     *
     * @param settings must do nothing but read: for what is wrong it gets the standard, for what is missing {@code null}
     * @throws ConfigurationFault if there are faults: a line for each
     */
    public <T> T readAll(Function<Environment, T> settings) {
        List<String> messages = new ArrayList<>();
        T read = settings.apply(new Environment(variables, fault -> messages.add(fault.getMessage())));
        if (!messages.isEmpty()) {
            throw new ConfigurationFault(String.join("\n", messages));
        }
        return read;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A setting in a form of its own.
     *
     * @param parse throws {@link ConfigurationFault} if the text is wrong
     */
    public <T> T value(String name, T standard, Function<String, T> parse) {
        try {
            return text(name).map(parse).orElse(standard);
        } catch (ConfigurationFault fault) {
            faults.accept(fault);
            return standard;
        }
    }

    /**
     * A setting that has no standard.
     *
     * @param remedy what to do if it is missing, as the end of a sentence
     * @param parse throws {@link ConfigurationFault} if the text is wrong
     * @throws ConfigurationFault if it is missing or wrong
     */
    public <T> T required(String name, String remedy, Function<String, T> parse) {
        if (text(name).isEmpty()) {
            faults.accept(new ConfigurationFault(name + " is not set: " + remedy));
        }
        return value(name, null, parse);
    }

    /** @throws ConfigurationFault if it is not a whole number from {@code min} to {@code max} */
    public int integer(String name, int standard, int min, int max) {
        return value(name, standard, text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below, as for a number out of range
            }
            throw new ConfigurationFault("%s=%s is not a whole number from %d to %d".formatted(name, text, min, max));
        });
    }

    /** A duration in milliseconds. @throws ConfigurationFault as {@link #integer} */
    public Duration millis(String name, int standard, int min, int max) {
        return Duration.ofMillis(integer(name, standard, min, max));
    }

    /** @throws ConfigurationFault if it is not an http(s) URL with a host */
    public URI url(String name, String standard) {
        return value(name, URI.create(standard), text -> {
            try {
                URI url = URI.create(text);
                if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // said below, as for a URL of another kind
            }
            throw new ConfigurationFault("%s=%s is not a URL such as %s".formatted(name, text, standard));
        });
    }

    /** @throws ConfigurationFault if it is none of an enum's constants, written as their {@code toString} says */
    public <E extends Enum<E>> E oneOf(String name, E standard) {
        List<E> choices = List.of(standard.getDeclaringClass().getEnumConstants());
        return value(
                name,
                standard,
                text -> choices.stream()
                        .filter(choice -> choice.toString().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationFault("%s=%s is not one of %s"
                                .formatted(
                                        name,
                                        text,
                                        choices.stream().map(E::toString).collect(Collectors.joining(", "))))));
    }
}
