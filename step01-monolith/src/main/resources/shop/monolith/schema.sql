CREATE TABLE IF NOT EXISTS users (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL,
  email TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS users_email ON users (lower(email));

CREATE TABLE IF NOT EXISTS products (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT    NOT NULL,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  stock       INTEGER NOT NULL CHECK (stock >= 0)
) STRICT;

CREATE TABLE IF NOT EXISTS orders (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id       INTEGER NOT NULL REFERENCES users,
  status        TEXT    NOT NULL,
  total_cents   INTEGER NOT NULL,
  charge_id     TEXT,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS orders_user ON orders (user_id, id);

CREATE TABLE IF NOT EXISTS order_lines (
  order_id         INTEGER NOT NULL REFERENCES orders,
  product_id       INTEGER NOT NULL REFERENCES products,
  quantity         INTEGER NOT NULL CHECK (quantity > 0),
  unit_price_cents INTEGER NOT NULL,
  PRIMARY KEY (order_id, product_id)
) STRICT, WITHOUT ROWID;

-- All that the bestsellers need, in the order in which they add it up: SQLite reads this index and not the table.
CREATE INDEX IF NOT EXISTS order_lines_product ON order_lines (product_id, quantity);

CREATE TABLE IF NOT EXISTS idempotency_keys (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  order_id    INTEGER REFERENCES orders,
  reason      TEXT,
  message     TEXT
) STRICT, WITHOUT ROWID;
