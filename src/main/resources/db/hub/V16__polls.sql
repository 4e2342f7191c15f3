-- Lists that the hub asks partners for, page by page: where it has got to, what each record said
-- last, and when it asked. No value of a record is here.
CREATE TABLE poll (
  partner  TEXT   NOT NULL,
  -- the poll's among the partner's
  name     TEXT   NOT NULL,
  -- the address and the way of paging that the position belongs to
  setup    TEXT   NOT NULL,
  -- the page to ask for: a number, an offset, a cursor, a link; empty for the first
  position TEXT   NOT NULL,
  -- what the partner said of that page, to be told when it has changed; empty where it said nothing
  etag     TEXT   NOT NULL,
  modified TEXT   NOT NULL,
  next_at  BIGINT NOT NULL,
  PRIMARY KEY (partner, name)
);
CREATE TABLE polled_record (
  partner TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  -- SHA-256 of the record's id
  record  TEXT   NOT NULL,
  -- SHA-256 of what it said last
  content TEXT   NOT NULL,
  -- how often it has said something else
  changes BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (partner, name, record)
);
CREATE INDEX polled_record_seen_at ON polled_record (seen_at);
-- Calls of the last hour, where a number is agreed.
CREATE TABLE poll_call (
  partner TEXT   NOT NULL,
  name    TEXT   NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX poll_call_at ON poll_call (partner, name, at);
