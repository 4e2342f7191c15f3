-- The last place given out in the order of events. Every writing transaction updates this row first,
-- so writers take turns and a reader never sees a place filled behind its cursor.
CREATE TABLE journal_order (last BIGINT NOT NULL);
INSERT INTO journal_order (last) VALUES (0);

-- Everything that happened, only ever added to.
CREATE TABLE event (
  place             BIGINT PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  stamp             TEXT NOT NULL,
  at                BIGINT NOT NULL,
  state             TEXT NOT NULL,
  sender            TEXT NOT NULL,
  kind              TEXT NOT NULL,
  sender_message_id TEXT,
  business_key      TEXT,
  receiver          TEXT,
  partner_ref       TEXT,
  attempt           INTEGER NOT NULL,
  errors            TEXT,
  detail            TEXT
);
CREATE INDEX event_stamp ON event (stamp);
CREATE INDEX event_receipt ON event (sender, place) WHERE state NOT IN ('FILTERED', 'ROUTED');

-- What the events come to, per message. Indexes take the first 200 characters of what a sender
-- wrote: PostgreSQL refuses index entries past 2,700 bytes.
CREATE TABLE message (
  stamp             TEXT PRIMARY KEY,
  sender            TEXT NOT NULL,
  kind              TEXT NOT NULL,
  sender_message_id TEXT,
  source            TEXT,
  business_key      TEXT,
  subject_hash      TEXT,
  state             TEXT NOT NULL,
  received_at       BIGINT NOT NULL,
  state_at          BIGINT NOT NULL,
  errors            TEXT
);
CREATE INDEX message_sender_id ON message (substr(sender_message_id, 1, 200));
CREATE INDEX message_business_key ON message (substr(business_key, 1, 200));
CREATE INDEX message_subject ON message (subject_hash, received_at);
CREATE INDEX message_age ON message (state_at);
CREATE INDEX message_refused ON message (state_at) WHERE state IN ('REJECTED', 'DUPLICATE');

-- What the events come to, per receiver of a message.
CREATE TABLE delivery (
  stamp       TEXT NOT NULL,
  receiver    TEXT NOT NULL,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL,
  attempts    INTEGER NOT NULL,
  partner_ref TEXT,
  errors      TEXT,
  state_at    BIGINT NOT NULL,
  PRIMARY KEY (stamp, receiver)
);
CREATE INDEX delivery_available ON delivery (receiver, kind, stamp) WHERE state = 'AVAILABLE';

-- How many messages (side 'sender') and deliveries (side 'receiver') are in each state; kept in the
-- transaction that changes them, because counting millions of rows is not for a page that refreshes.
CREATE TABLE tally (
  side    TEXT NOT NULL,
  partner TEXT NOT NULL,
  kind    TEXT NOT NULL,
  state   TEXT NOT NULL,
  n       BIGINT NOT NULL,
  PRIMARY KEY (side, partner, kind, state)
);

-- Payloads, only ever sealed; receiver is empty for what belongs to the message itself.
CREATE TABLE payload (
  stamp     TEXT NOT NULL,
  stage     TEXT NOT NULL,
  receiver  TEXT NOT NULL,
  sealed    ${blob} NOT NULL,
  stored_at BIGINT NOT NULL,
  PRIMARY KEY (stamp, stage, receiver)
);
CREATE INDEX payload_age ON payload (stored_at);

-- What the door and the broker turned away.
CREATE TABLE refusal (
  id      TEXT PRIMARY KEY,
  at      BIGINT NOT NULL,
  who     TEXT,
  remote  TEXT,
  target  TEXT,
  code    TEXT,
  reason  TEXT
);
CREATE INDEX refusal_at ON refusal (at);
