-- Desk events by the public event they stand behind. `after_seq` never falls from one desk event to the next, so this is
-- also their order. Desk events are few, so it costs a message nothing.
CREATE UNIQUE INDEX log_desk_place ON log (site, conversation, after_seq, desk_seq) WHERE after_seq IS NOT NULL;
