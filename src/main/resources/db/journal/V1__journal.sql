-- The last place given out in the order of events. Every writing transaction updates this row first,
-- so writers take turns and a reader never sees a place filled behind its cursor.
CREATE TABLE journal_order (last BIGINT NOT NULL);
INSERT INTO journal_order (last) VALUES (0);
