package shop.edge.k8s;

import java.util.regex.Pattern;

/** Every image has a tag, and one that stays: who starts a pod tomorrow must get the same program. */
final class ImagesPolicy implements Policy {

    private static final Pattern TAGGED = Pattern.compile("\\S+:(?!latest$)[\\w.-]+");

    @Override
    public void check(Rendering rendering, Findings findings) {
        for (Workload workload : rendering.workloads()) {
            workload.containers()
                    .forEach(container -> findings.require(
                            TAGGED.matcher(String.valueOf(container.getImage())).matches(),
                            "%s: the image %s has no tag, or one that moves",
                            workload.id(),
                            container.getImage()));
        }
    }
}
