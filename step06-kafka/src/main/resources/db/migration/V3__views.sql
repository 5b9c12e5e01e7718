-- The orders from before there were events: those up to this id. At most one row; none until the shop has started.
CREATE TABLE eventless_orders (
  one     BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  last_id BIGINT  NOT NULL
);

-- An order with its lines in one row.
CREATE VIEW whole_orders AS
  SELECT o.id, o.user_id, o.status, o.total_cents, o.charge_id, o.created_at_ms,
         COALESCE((SELECT json_agg(json_build_object('productId', l.product_id,
                                                     'quantity', l.quantity,
                                                     'unitPriceCents', l.unit_price_cents) ORDER BY l.product_id)
                   FROM order_lines AS l WHERE l.order_id = o.id), '[]') AS lines
  FROM orders AS o;

-- The same for reading, as the events tell it. One whose outcome is told before the order itself has no user yet.
CREATE TABLE order_history (
  id            BIGINT  PRIMARY KEY,
  sequence      INTEGER NOT NULL,
  user_id       BIGINT,
  status        TEXT    NOT NULL,
  total_cents   BIGINT,
  charge_id     TEXT,
  created_at_ms BIGINT,
  lines         JSON
);

CREATE INDEX order_history_user ON order_history (user_id, id);

-- The units of each product in orders that were not rejected. There is room in its pages: all its rows change all the time.
CREATE TABLE product_sales (
  product_id BIGINT PRIMARY KEY,
  units      BIGINT NOT NULL
) WITH (fillfactor = 50);

-- Up to where these two tell what is in the topic: the offset of the first record of a partition that is not in them.
CREATE TABLE view_positions (
  partition   INTEGER PRIMARY KEY,
  next_offset BIGINT  NOT NULL
);
