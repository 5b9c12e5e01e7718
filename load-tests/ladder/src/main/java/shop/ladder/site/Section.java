package shop.ladder.site;

import org.commonmark.node.Heading;

/**
 * A heading and what stands below it, up to the next heading.
 *
 * @param anchor the name by which links reach it, unique on its page
 */
record Section(Heading node, String anchor, String heading, String text) {

    int level() {
        return node.getLevel();
    }
}
