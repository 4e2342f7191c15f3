-- What the console reads: message ids sort by the moment they were made, so that each index below
-- gives the newest first and a page can go on where the last one ended.
CREATE INDEX message_sender ON message (sender, kind, stamp);
CREATE INDEX message_state ON message (state, stamp);
CREATE INDEX delivery_receiver ON delivery (receiver, state, stamp);
CREATE INDEX delivery_state ON delivery (state, stamp);
CREATE INDEX delivery_ref ON delivery (substr(partner_ref, 1, 200)) WHERE partner_ref IS NOT NULL;

-- Messages by the hour in which they came; hours since 1970-01-01 UTC.
CREATE TABLE received_hour (
  hour   BIGINT NOT NULL,
  sender TEXT   NOT NULL,
  kind   TEXT   NOT NULL,
  n      BIGINT NOT NULL,
  PRIMARY KEY (hour, sender, kind)
);
INSERT INTO received_hour (hour, sender, kind, n)
  SELECT received_at / 3600000, sender, kind, COUNT(*) FROM message
  GROUP BY received_at / 3600000, sender, kind;
