-- What partners gave as one piece and the hub takes apart: files, later pages and mails. Known by
-- its bytes, so that the same piece is taken once. No cell of a sheet is here.
CREATE TABLE item (
  id        TEXT    PRIMARY KEY,
  partner   TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  digest    TEXT    NOT NULL,
  -- what its sender called it
  name      TEXT    NOT NULL,
  -- where it came from: the partner's folder below hub.files
  origin    TEXT    NOT NULL,
  state     TEXT    NOT NULL,
  -- why it was refused; empty where it was not
  code      TEXT    NOT NULL,
  -- how many records it has, how many of them the broker has, how many have a verdict
  records   INTEGER NOT NULL,
  sent      INTEGER NOT NULL,
  judged    INTEGER NOT NULL,
  at        BIGINT  NOT NULL,
  state_at  BIGINT  NOT NULL,
  UNIQUE (partner, kind, digest)
);
CREATE INDEX item_state ON item (state);
CREATE INDEX item_partner ON item (partner, at);
CREATE INDEX item_state_at ON item (state_at);
