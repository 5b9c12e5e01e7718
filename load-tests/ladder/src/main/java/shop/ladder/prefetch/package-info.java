/** Downloads beforehand what the workshop can need: {@code ./workshop prefetch}. */
package shop.ladder.prefetch;
