package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of a step's manifests by itself. Nothing else is needed for that. */
public abstract class ManifestFilesContract {

    @ParameterizedTest
    @MethodSource("files")
    void everyFile_hasNoFieldThatItsKindDoesNotHave(Path file) {
        assertThat(ManifestReader.STRICT.read(K8sFolder.text(file))).isNotEmpty();
    }

    static List<Path> files() {
        return K8sFolder.files(K8sFolder.FOLDER, ".yaml");
    }

    /** The subclass has a static method of this name that gives the arguments. */
    @ParameterizedTest
    @MethodSource
    void misspeltField_isRefusedWithItsPath(String file, String right, String wrong, String message) {
        String text = K8sFolder.text(K8sFolder.FOLDER.resolve(file));
        assertThat(text).contains(right);

        assertThatThrownBy(() -> ManifestReader.STRICT.read(text.replaceFirst(right, wrong)))
                .isInstanceOf(ManifestFault.class)
                .hasMessage(message);
    }
}
