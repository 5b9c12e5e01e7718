package shop.events.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.edge.k8s.K8sFolder;

/** The guide applies what is here, from the folder in which its commands are typed. */
class GuideTest {

    private static final Pattern APPLIED = Pattern.compile("kubectl apply -k \\.\\./\\.\\./step06-kafka/k8s/(\\S+)");

    @Test
    void everyOverlay_isAppliedInTheGuide_andThereIsNoOther() {
        String guide = K8sFolder.text(K8sFolder.TOP.resolve("docs/kubernetes.md"));

        assertThat(APPLIED.matcher(guide).results().map(match -> match.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(K8sFolder.kustomizations().stream()
                        .map(folder -> K8sFolder.FOLDER.relativize(folder).toString())
                        .filter(folder -> !folder.equals("base"))
                        .toList());
    }
}
