package shop.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of a program, read from environment variables (twelve-factor). An empty variable counts as not set. */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * @param remedy what to do if it is missing, as the end of a sentence
     * @throws ConfigurationFault if it is missing
     */
    public String required(String name, String remedy) {
        return text(name).orElseThrow(() -> new ConfigurationFault(name + " is not set: " + remedy));
    }

    /** @throws ConfigurationFault if it is not a whole number from {@code min} to {@code max} */
    public int integer(String name, int standard, int min, int max) {
        return text(name)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= min && number <= max) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // said below, as for a number out of range
                    }
                    throw new ConfigurationFault(
                            "%s=%s is not a whole number from %d to %d".formatted(name, value, min, max));
                })
                .orElse(standard);
    }

    /** A duration in milliseconds. @throws ConfigurationFault as {@link #integer} */
    public Duration millis(String name, int standard, int min, int max) {
        return Duration.ofMillis(integer(name, standard, min, max));
    }

    /** @throws ConfigurationFault if it is not an http(s) URL with a host */
    public URI url(String name, String standard) {
        String value = text(name).orElse(standard);
        try {
            URI url = URI.create(value);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below, as for a URL of another kind
        }
        throw new ConfigurationFault("%s=%s is not a URL such as %s".formatted(name, value, standard));
    }
}
