/** The command line: {@code ./workshop}. */
package shop.ladder.cli;
