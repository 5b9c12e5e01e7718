package shop.cache;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A cached value. Its names are short because they are stored with every value.
 *
 * @param value what was loaded
 * @param freshUntilMs until when it may be served without a thought, in ms since 1970; Redis may keep it longer
 * @param loadMs how long it took to load, in ms
 */
record Entry<V>(
        @JsonProperty("v") V value,
        @JsonProperty("f") long freshUntilMs,
        @JsonProperty("l") long loadMs) {}
