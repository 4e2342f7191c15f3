-- Whether a message is a test (1), so that neither a receipt nor a reader of the journal takes it for
-- a real one.
ALTER TABLE message ADD COLUMN test INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN test INTEGER NOT NULL DEFAULT 0;
