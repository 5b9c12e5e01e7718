/** The tutorial as a static site: made from README.md and docs/*.md, with no request to the outside. */
package shop.ladder.site;
