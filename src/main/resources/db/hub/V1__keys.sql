-- Data keys, each encrypted under the master key. A forgotten key keeps its row without the key,
-- so that what it sealed is known to be erased rather than lost.
CREATE TABLE data_key (
  id           TEXT PRIMARY KEY,
  created_on   TEXT NOT NULL,
  wrapped      ${blob},
  forgotten_on TEXT
);
CREATE INDEX data_key_created ON data_key (created_on);

-- Says whether the master key is still the one this database was made with. A keyed hash of a
-- constant; it tells nothing about the key.
CREATE TABLE master_key (
  one         INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL
);
