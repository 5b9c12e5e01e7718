CREATE TABLE users (
  id    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name  TEXT NOT NULL,
  email TEXT NOT NULL
);

CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE products (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name        TEXT    NOT NULL,
  price_cents BIGINT  NOT NULL CHECK (price_cents >= 0),
  stock       INTEGER NOT NULL CHECK (stock >= 0)
);

CREATE TABLE orders (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id       BIGINT NOT NULL REFERENCES users,
  status        TEXT   NOT NULL,
  total_cents   BIGINT NOT NULL,
  charge_id     TEXT,
  created_at_ms BIGINT NOT NULL
);

CREATE INDEX orders_user ON orders (user_id, id);

CREATE TABLE order_lines (
  order_id         BIGINT  NOT NULL REFERENCES orders,
  product_id       BIGINT  NOT NULL REFERENCES products,
  quantity         INTEGER NOT NULL CHECK (quantity > 0),
  unit_price_cents BIGINT  NOT NULL,
  PRIMARY KEY (order_id, product_id)
);

CREATE TABLE idempotency_keys (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  order_id    BIGINT REFERENCES orders,
  reason      TEXT,
  message     TEXT
);
