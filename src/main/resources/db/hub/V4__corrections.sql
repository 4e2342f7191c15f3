-- What voids, corrections and cancellations must know of earlier messages.

-- who was ever sent something under the key that was not taken back, and under which message ids:
-- partner=stamp,stamp;partner=stamp. Null where it was never sent to anyone
ALTER TABLE latest_content ADD COLUMN receivers TEXT;
-- the case its latest message belongs to; 0 without a case
ALTER TABLE latest_content ADD COLUMN case_id BIGINT NOT NULL DEFAULT 0;

-- a closed case is found by nobody until it is opened again
ALTER TABLE hub_case ADD COLUMN closed_at BIGINT;
-- JSON object: which partner, kind and business key taught each fact
ALTER TABLE hub_case ADD COLUMN taught TEXT;

-- partner, kind and business key of the message that gave the case this number
ALTER TABLE case_number ADD COLUMN added_by TEXT;
ALTER TABLE case_number ADD COLUMN closed_at BIGINT;

-- messages that must not leave any more; deliveries still on their way are cancelled
CREATE TABLE withdrawn (
  stamp TEXT   NOT NULL PRIMARY KEY,
  -- CANCEL, VOID or CORRECT
  cause TEXT   NOT NULL,
  at    BIGINT NOT NULL
);
CREATE INDEX withdrawn_at ON withdrawn (at);

-- what is known of withdrawn deliveries, and of attempts whose outcome nobody knows
CREATE TABLE departure (
  stamp         TEXT    NOT NULL,
  receiver      TEXT    NOT NULL,
  -- 0: it was kept back; 1: an attempt may have reached the receiver
  may_have_left INTEGER NOT NULL,
  at            BIGINT  NOT NULL,
  PRIMARY KEY (stamp, receiver)
);
CREATE INDEX departure_at ON departure (at);

-- messages held because two cases fit them: they have no row in the inbox, and their sender may
-- still take them back by their business key
CREATE TABLE held_key (
  stamp        TEXT   NOT NULL PRIMARY KEY,
  partner      TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  business_key TEXT   NOT NULL,
  at           BIGINT NOT NULL
);
CREATE INDEX held_key_key ON held_key (partner, kind, business_key);
CREATE INDEX held_key_at ON held_key (at);
