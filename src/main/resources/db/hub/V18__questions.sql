-- Questions of partners to partners: one row for each id, so that none is asked twice. Of what was
-- asked there is a keyed hash; the answer is sealed. Rows go after a day.
CREATE TABLE question (
  asker       TEXT    NOT NULL,
  answerer    TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  test        BOOLEAN NOT NULL,
  -- the asker's, or the hub's where it gave none
  question_id TEXT    NOT NULL,
  message_id  TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  -- keyed hash of the NIK it asks about; empty where it names nobody
  person      TEXT    NOT NULL,
  asked_at    BIGINT  NOT NULL,
  -- empty while it is asked, ANSWERED, or the code of what ended it
  outcome     TEXT    NOT NULL,
  ended_at    BIGINT  NOT NULL,
  -- sealed; null where there is none
  answer      ${blob},
  PRIMARY KEY (asker, answerer, name, test, question_id)
);
CREATE INDEX question_asked_at ON question (asked_at);
