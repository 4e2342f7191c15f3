-- Why a message is held or a delivery parked, in a form that is the same for all that share it: code
-- and place of the first error, array positions left out.
ALTER TABLE message ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE delivery ADD COLUMN cause TEXT NOT NULL DEFAULT '';
CREATE INDEX message_held ON message (sender, kind, cause, stamp, state_at) WHERE state = 'HELD';
CREATE INDEX delivery_parked ON delivery (receiver, kind, cause, stamp, state_at) WHERE state = 'PARKED';

-- What a partner took in a period.
CREATE INDEX delivery_taken ON delivery (receiver, kind, state_at, stamp) WHERE state = 'DELIVERED';

-- What became of the deliveries of one replay.
CREATE INDEX event_detail ON event (detail) WHERE detail IS NOT NULL;

-- Deliveries a partner asked for again.
CREATE TABLE replay (
  id           TEXT PRIMARY KEY,
  partner      TEXT NOT NULL,
  kind         TEXT NOT NULL,
  period_from  BIGINT NOT NULL,
  period_to    BIGINT NOT NULL,
  state        TEXT NOT NULL,
  found        BIGINT NOT NULL,
  sent         BIGINT NOT NULL,
  gone         BIGINT NOT NULL,
  requested_at BIGINT NOT NULL,
  state_at     BIGINT NOT NULL
);
CREATE INDEX replay_partner ON replay (partner, requested_at);
