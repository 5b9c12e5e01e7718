-- What is to be told to others: written in the transaction of what it tells, removed when Kafka has it.
CREATE TABLE outbox (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic         TEXT   NOT NULL,
  key           TEXT   NOT NULL,
  value         TEXT   NOT NULL,
  written_at_ms BIGINT NOT NULL
);

-- The events whose effect a consumer has made: a second delivery has none.
CREATE TABLE processed_events (
  consumer TEXT NOT NULL,
  event_id UUID NOT NULL,
  PRIMARY KEY (consumer, event_id)
);
