-- Whether an answer came to the call, and it did not say what was done: such a call may have failed
-- at the partner, so that its id alone, seen there again, proves nothing.
alter table call_attempt add column answered integer not null default 0;
