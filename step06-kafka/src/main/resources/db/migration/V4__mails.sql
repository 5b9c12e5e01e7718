-- The mails that were sent: a second request for one has no effect. No address is kept here.
CREATE TABLE mails (
  order_id   BIGINT NOT NULL,
  kind       TEXT   NOT NULL,
  event_id   UUID   NOT NULL,
  sent_at_ms BIGINT NOT NULL,
  PRIMARY KEY (order_id, kind)
);
