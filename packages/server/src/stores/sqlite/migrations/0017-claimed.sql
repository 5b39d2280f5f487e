-- The inbox of left messages: what nobody has taken, and what was taken and is not answered so far.
DROP INDEX conversation_left;
CREATE INDEX conversation_inbox ON conversation (site, opened_at, id)
WHERE state = 'left' OR (state = 'active' AND left_at IS NOT NULL AND left_replied IS NULL);
