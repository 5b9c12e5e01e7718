package shop.ladder.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The root folder of the checkout. */
final class Home {

    private Home() {}

    /**
     * Finds it: as the launcher tells it, else from {@code start} upwards (a start from an IDE).
     *
     * @param told the launcher's property, or null
     */
    static Optional<Path> find(String told, Path start) {
        if (told != null) {
            return Optional.of(Path.of(told)).filter(Home::isHome);
        }
        return Stream.iterate(start.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .filter(Home::isHome)
                .findFirst();
    }

    private static boolean isHome(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("load-tests/ladder"));
    }
}
