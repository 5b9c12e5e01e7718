/** Reads Markdown as GitHub shows it. */
package shop.ladder.markdown;
