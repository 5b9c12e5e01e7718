package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.config.ConfigurationFault;
import shop.config.Environment;

/** Who forgets to fill in a secret finds out: no shop runs with one that everybody can read. */
class SecretExampleTest {

    @Test
    void example_givesNoSecretAway() {
        assertThat(K8sFolder.secretExample())
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(value).as(name).isEmpty());
    }

    @Test
    void filledIn_itIsAccepted() {
        assertThatCode(() -> Step05.SHOP.read(variables(K8sFolder.secret()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "SESSION_SECRETS"})
    void valueThatIsLeftAsInTheExample_isRefusedByTheProgram(String name) {
        Map<String, String> secret = K8sFolder.secret();
        secret.put(name, K8sFolder.secretExample().get(name));

        assertThatThrownBy(() -> Step05.SHOP.read(variables(secret)))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageStartingWith(name);
    }

    private static Environment variables(Map<String, String> secret) {
        Map<String, String> variables = new TreeMap<>(K8sFolder.settings(K8sFolder.FOLDER.resolve("base/shop.env")));
        variables.putAll(secret);
        return new Environment(variables);
    }
}
