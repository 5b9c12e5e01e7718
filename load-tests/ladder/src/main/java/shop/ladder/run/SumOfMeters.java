package shop.ladder.run;

import java.util.List;
import java.util.Optional;

/** What the copies of a shop count, added up. */
record SumOfMeters(List<ShopMeter> meters) implements ShopMeter {

    @Override
    public ConnectionUse connections() {
        return meters.stream()
                .map(ShopMeter::connections)
                .reduce(ConnectionUse::plus)
                .orElseThrow();
    }

    @Override
    public Optional<CacheUse> cache() {
        return meters.stream().map(ShopMeter::cache).flatMap(Optional::stream).reduce(CacheUse::plus);
    }

    @Override
    public void close() {
        meters.forEach(ShopMeter::close);
    }
}
