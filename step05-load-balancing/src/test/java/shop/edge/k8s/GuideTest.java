package shop.edge.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide and the files speak of the same things. */
class GuideTest {

    private static final Pattern APPLIED = Pattern.compile("kubectl apply -[kf] ((?:overlays|base)[\\w/.-]*)");
    private static final Pattern MANIFEST = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern LINKED = Pattern.compile("\\(\\.\\./([\\w/.-]+)\\)");

    private final String guide = K8sFolder.text(K8sFolder.TOP.resolve("docs/kubernetes.md"));

    @Test
    void everyOverlay_isAppliedInTheGuide_andThereIsNoOther() {
        List<String> overlays = K8sFolder.kustomizations().stream()
                .map(folder -> K8sFolder.FOLDER.relativize(folder).toString())
                .filter(folder -> !folder.equals("base"))
                .toList();

        assertThat(first(APPLIED))
                .contains(overlays.toArray(String[]::new))
                .allSatisfy(path -> assertThat(K8sFolder.FOLDER.resolve(path)).exists());
    }

    @Test
    void everyLink_leadsToAFile() {
        assertThat(first(LINKED))
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(K8sFolder.TOP.resolve(Path.of(path))).exists());
    }

    @Test
    void everyManifestInTheGuide_hasNoFieldThatItsKindDoesNotHave() {
        assertThat(first(MANIFEST))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(ManifestReader.STRICT.read(text)).isNotEmpty());
    }

    @Test
    @NeedsKustomize
    void kindsThatTheGuideCounts_areThoseThatAreSent() {
        Map<String, Long> kinds = Kustomize.render(K8sFolder.FOLDER.resolve("overlays/local"))
                .all(HasMetadata.class)
                .collect(Collectors.groupingBy(HasMetadata::getKind, TreeMap::new, Collectors.counting()));

        assertThat(guide)
                .contains(kinds.entrySet().stream()
                        .map(kind -> String.format("%7d kind: %s%n", kind.getValue(), kind.getKey()))
                        .collect(Collectors.joining("", "```text\n", "```\n")));
    }

    private List<String> first(Pattern pattern) {
        return pattern.matcher(guide)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
