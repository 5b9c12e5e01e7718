package shop.cache;

/**
 * The names under which Redis keeps one value and what belongs to it. The version is that of the entries' format: a
 * program that writes another one raises it, and neither reads the other's. The braces keep the names on one node of a Redis
 * cluster, as scripts ask for.
 */
record CacheKey(String entry) {

    static CacheKey of(String kind, Object id) {
        return new CacheKey("shop:v1:{" + kind + ":" + id + "}");
    }

    /** A text that changes with each invalidation. */
    String generation() {
        return entry + ":generation";
    }

    /** Held by the one who loads the value. */
    String lock() {
        return entry + ":lock";
    }
}
