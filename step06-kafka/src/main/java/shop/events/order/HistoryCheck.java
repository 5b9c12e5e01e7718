package shop.events.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.config.ConfigurationFault;
import shop.events.log.WholeTopic;
import shop.model.Order;
import shop.store.Database;
import shop.store.Query;

/**
 * Compares each order as its events tell it with its rows: if all are equal, the events alone are the whole truth. To be
 * used while no order changes.
 */
public final class HistoryCheck {

    /**
     * What was found.
     *
     * @param orders how many have events, or should have some
     * @param differing the ids of those whose rows are not as their events say
     * @param missing the ids of those that have either no events or no rows
     */
    public record Findings(long orders, List<Long> differing, List<Long> missing) {
        public Findings {
            differing = List.copyOf(differing);
            missing = List.copyOf(missing);
        }

        public boolean areGood() {
            return differing.isEmpty() && missing.isEmpty();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(HistoryCheck.class);

    private static final Query PAGE = new Query("""
            SELECT id, user_id, status, total_cents, charge_id, created_at_ms, lines
            FROM whole_orders WHERE id > ? ORDER BY id LIMIT 1000
            """);

    private final EventJson json = new EventJson();
    private final EventlessOrders eventless = new EventlessOrders();
    private final Database database;
    private final WholeTopic events;

    /** @param events of orders */
    public HistoryCheck(Database database, WholeTopic events) {
        this.database = database;
        this.events = events;
    }

    /** @throws ConfigurationFault if step 6 was never started on this shop, or Kafka does not answer */
    public Findings findings() {
        long last = database.query(eventless::lastId);
        Map<Long, List<OrderEvent>> histories = histories();
        List<Long> differing = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        long orders = 0;
        for (List<Order> page = after(last); !page.isEmpty(); page = after(last)) {
            for (Order row : page) {
                last = row.id();
                orders++;
                List<OrderEvent> history = histories.remove(row.id());
                if (history == null) {
                    missing.add(row.id());
                } else if (!told(row.id(), history).equals(Optional.of(row))) {
                    differing.add(row.id());
                }
            }
        }
        missing.addAll(histories.keySet());
        return new Findings(orders + histories.size(), differing, missing);
    }

    private Map<Long, List<OrderEvent>> histories() {
        Map<Long, List<OrderEvent>> histories = new HashMap<>();
        events.forEach(record -> {
            try {
                json.orderEvent(record.value())
                        .ifPresent(event -> histories
                                .computeIfAbsent(event.head().orderId(), id -> new ArrayList<>())
                                .add(event));
            } catch (UnreadableEvent e) {
                LOG.warn("{}-{} at {} {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        });
        return histories;
    }

    private static Optional<Order> told(long id, List<OrderEvent> history) {
        List<OrderEvent> inOrder = history.stream()
                .sorted(Comparator.comparingInt(event -> event.head().sequence()))
                .toList();
        return OrderState.after(inOrder).map(state -> state.order(id));
    }

    private List<Order> after(long id) {
        return database.query(connection -> PAGE.list(connection, WholeOrder::fromRow, id));
    }
}
