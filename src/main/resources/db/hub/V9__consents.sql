-- What registries said of consents beside the list of an enrolment. No name and no NIK: a case is
-- known by its number, a person by the keyed hash of the NIK.
CREATE TABLE consent_word (
  owner TEXT   NOT NULL,
  -- the business key of the message that said it
  proof TEXT   NOT NULL,
  -- type and value of a number, or of a person the hash
  about TEXT   NOT NULL,
  -- JSON object: state, purposes, recipients, moment …
  said  TEXT   NOT NULL,
  at    BIGINT NOT NULL,
  PRIMARY KEY (owner, proof)
);
CREATE INDEX consent_word_about ON consent_word (about);

-- Who was sent what under a consent that ended, by the message that ended it.
CREATE TABLE consent_revocation (
  stamp        TEXT   NOT NULL,
  receiver     TEXT   NOT NULL,
  sender       TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  business_key TEXT   NOT NULL,
  messages     TEXT   NOT NULL,
  at           BIGINT NOT NULL,
  PRIMARY KEY (stamp, receiver, sender, kind, business_key)
);
CREATE INDEX consent_revocation_at ON consent_revocation (at);

-- Who has what of a case, asked for when one of its consents ends.
CREATE INDEX latest_content_case ON latest_content (case_id) WHERE receivers IS NOT NULL;
