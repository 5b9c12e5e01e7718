/** What a run of the ladder found, and its three renderings: JSON, a table on the terminal, and a page. */
package shop.ladder.report;
