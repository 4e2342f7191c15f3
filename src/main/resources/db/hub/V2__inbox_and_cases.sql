-- What the hub remembers of messages and cases. No name and no NIK ever stands in these tables:
-- numbers of a path, routing facts and keyed hashes only (waiting.original is sealed).
-- Times are milliseconds since 1970-01-01 UTC.

-- every message that reached correlation and what was decided of it, by the hub's stamp
CREATE TABLE inbox (
  stamp        TEXT   NOT NULL PRIMARY KEY,
  -- which copy was decided last: the announcer that woke it, null for the message as it first came
  woken_by     TEXT,
  partner      TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  source       TEXT,
  explicit_id  TEXT,
  business_key TEXT   NOT NULL,
  outcome      TEXT   NOT NULL,
  -- the stamp it is a duplicate of, or why it is a conflict
  reference    TEXT,
  number_type  TEXT,
  number_value TEXT,
  case_id      BIGINT,
  received_at  BIGINT NOT NULL
);
CREATE INDEX inbox_received ON inbox (received_at);

-- ids that senders have used; a rejected message has no row here, so its id is free.
-- id_key is a digest of partner, kind, source and id: a sender chooses how long its ids are
CREATE TABLE used_id (
  id_key       TEXT   NOT NULL PRIMARY KEY,
  content_hash TEXT   NOT NULL,
  stamp        TEXT   NOT NULL,
  seen_at      BIGINT NOT NULL
);
CREATE INDEX used_id_stamp ON used_id (stamp);
CREATE INDEX used_id_seen ON used_id (seen_at);

-- the content a business key last had
CREATE TABLE latest_content (
  partner      TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  business_key TEXT   NOT NULL,
  content_hash TEXT   NOT NULL,
  version      BIGINT,
  stamp        TEXT   NOT NULL,
  seen_at      BIGINT NOT NULL,
  PRIMARY KEY (partner, kind, business_key)
);
CREATE INDEX latest_content_seen ON latest_content (seen_at);

CREATE TABLE hub_case (
  id        BIGINT NOT NULL PRIMARY KEY,
  owner     TEXT   NOT NULL,
  -- JSON object: vocation, pathway, consents …
  facts     TEXT   NOT NULL,
  opened_at BIGINT NOT NULL
);

CREATE TABLE case_number (
  owner   TEXT   NOT NULL,
  type    TEXT   NOT NULL,
  value   TEXT   NOT NULL,
  case_id BIGINT NOT NULL,
  PRIMARY KEY (owner, type, value)
);
CREATE INDEX case_number_value ON case_number (type, value);
CREATE INDEX case_number_case ON case_number (case_id);

-- the partners a case was sent to: they may find and extend it
CREATE TABLE case_sent (
  case_id BIGINT NOT NULL,
  partner TEXT   NOT NULL,
  PRIMARY KEY (case_id, partner)
);

-- messages that refer to a number nobody has announced yet
CREATE TABLE waiting (
  stamp            TEXT   NOT NULL PRIMARY KEY,
  partner          TEXT   NOT NULL,
  kind             TEXT   NOT NULL,
  number_type      TEXT   NOT NULL,
  number_value     TEXT   NOT NULL,
  original         ${blob},
  since            BIGINT NOT NULL,
  woken_by         TEXT,
  -- what latest_content said before this message, to be put back if it is rejected
  previous_hash    TEXT,
  previous_version BIGINT,
  previous_stamp   TEXT
);
CREATE INDEX waiting_number ON waiting (number_type, number_value);
CREATE INDEX waiting_woken ON waiting (woken_by);
CREATE INDEX waiting_previous ON waiting (previous_stamp);

-- rows that several nodes lock, in ascending order, before they decide about the same keys
CREATE TABLE key_lock (
  slot  INTEGER NOT NULL PRIMARY KEY,
  taken BIGINT  NOT NULL
);
