-- A page of the console must cost the same however long the journal is. Almost every message is
-- ACCEPTED and almost every delivery DELIVERED in the end: those lists read the newest rows and leave
-- out a few, the others get small indexes of their own.
DROP INDEX message_state;
CREATE INDEX message_sender_newest ON message (sender, stamp);
CREATE INDEX message_unusual ON message (state, stamp) WHERE state <> 'ACCEPTED';
CREATE INDEX message_sender_unusual ON message (sender, state, stamp) WHERE state <> 'ACCEPTED';

DROP INDEX delivery_receiver;
DROP INDEX delivery_state;
CREATE INDEX delivery_receiver_newest ON delivery (receiver, stamp);
CREATE INDEX delivery_unusual ON delivery (state, stamp) WHERE state <> 'DELIVERED';
CREATE INDEX delivery_receiver_unusual ON delivery (receiver, state, stamp) WHERE state <> 'DELIVERED';
