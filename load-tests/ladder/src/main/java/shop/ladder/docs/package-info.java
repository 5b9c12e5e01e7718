/** Keeps the documentation true: its figures, code, links and commands are those of this checkout. */
package shop.ladder.docs;
