-- The fraction of a version that is a time, in billionths of a second. Versions that are counters,
-- and all that were stored before, have none.
ALTER TABLE latest_content ADD COLUMN version_nanos INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiting ADD COLUMN previous_version_nanos INTEGER NOT NULL DEFAULT 0;
