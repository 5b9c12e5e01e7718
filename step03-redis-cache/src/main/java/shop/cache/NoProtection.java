package shop.cache;

/** Everybody who does not find the value loads it: plain cache-aside. */
final class NoProtection implements StampedeProtection {

    @Override
    public <V> V get(Lookup<V> lookup) {
        // tag::aside[]
        return lookup.look().map(Entry::value).orElseGet(lookup::load);
        // end::aside[]
    }
}
