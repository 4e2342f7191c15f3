-- Amounts said of a numbered thing (asked, approved, paid out), sealed: a later one must not exceed
-- those before it.
CREATE TABLE amount_said (
  case_id BIGINT NOT NULL,
  type    TEXT   NOT NULL,
  value   TEXT   NOT NULL,
  -- partner, kind and business key of the message that said it
  subject TEXT   NOT NULL,
  amount  ${blob} NOT NULL,
  said_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, type, value, subject)
);
CREATE INDEX amount_said_number ON amount_said (type, value);
CREATE INDEX amount_said_at ON amount_said (said_at);
