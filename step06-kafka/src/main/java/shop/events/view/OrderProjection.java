package shop.events.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.events.log.Projection;
import shop.events.log.Slice;
import shop.events.order.EventJson;
import shop.events.order.OrderEvent;
import shop.events.order.UnreadableEvent;
import shop.store.Database;

/**
 * Fills the read models from the events of orders. A record that is no event is left out, with a line in the log: when this
 * program has learned to read it, a rebuild takes it in. Safe for use by many threads, and by many processes on one database.
 */
public final class OrderProjection implements Projection, MeterBinder {

    /** The consumer group. */
    public static final String GROUP = "views";

    private static final Logger LOG = LoggerFactory.getLogger(OrderProjection.class);

    private record Applied(Set<Integer> partitions, int events) {}

    private final EventJson json = new EventJson();
    private final Positions positions = new Positions();
    private final OrderHistory history = new OrderHistory();
    private final ProductSales sales = new ProductSales();
    private final Database database;
    private Counter applied;
    private Counter leftOut;

    public OrderProjection(Database database) {
        this.database = database;
    }

    @Override
    public Map<Integer, Long> places(Collection<Integer> partitions) {
        return database.query(connection -> {
            Map<Integer, Long> known = positions.of(connection, partitions);
            if (known.size() == partitions.size()) {
                return known;
            }
            positions.add(connection, partitions);
            return positions.of(connection, partitions);
        });
    }

    @Override
    public Set<Integer> apply(List<Slice> slices) {
        Applied done = database.transaction(transaction -> apply(transaction, slices));
        applied.increment(done.events());
        return done.partitions();
    }

    // tag::apply[]
    private Applied apply(Connection transaction, List<Slice> slices) throws SQLException {
        Set<Integer> advanced = positions.advance(transaction, slices);
        List<OrderEvent> events = slices.stream()
                .filter(slice -> advanced.contains(slice.partition()))
                .flatMap(slice -> slice.records().stream())
                .flatMap(this::event)
                .toList();
        sales.add(transaction, history.tell(transaction, events));
        return new Applied(advanced, events.size());
    }
    // end::apply[]

    private Stream<OrderEvent> event(ConsumerRecord<String, byte[]> record) {
        try {
            return json.orderEvent(record.value()).stream();
        } catch (UnreadableEvent e) {
            LOG.warn(
                    "left out of the views: {}-{} at {} {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            leftOut.increment();
            return Stream.empty();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        applied = Counter.builder("shop.views.events")
                .description("Events that are in the read models")
                .register(registry);
        leftOut = Counter.builder("shop.views.left.out")
                .description("Records that cannot be read and are not in the read models")
                .register(registry);
    }
}
