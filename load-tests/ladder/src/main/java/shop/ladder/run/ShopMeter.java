package shop.ladder.run;

import java.util.Optional;

/** Reads what a running shop counts; each reading is since the shop's start. */
interface ShopMeter extends AutoCloseable {

    ConnectionUse connections();

    /** Nothing at a stage without a cache. */
    Optional<CacheUse> cache();

    @Override
    void close();
}
