-- Who is asked, since when it waits, who had it, and what became of it when nobody could answer. `group` is the group's id.
ALTER TABLE conversation ADD COLUMN "group" TEXT NOT NULL DEFAULT 'pre-sales';
ALTER TABLE conversation ADD COLUMN waits_since INTEGER;
ALTER TABLE conversation ADD COLUMN last_agent TEXT;
ALTER TABLE conversation ADD COLUMN left_at INTEGER;
ALTER TABLE conversation ADD COLUMN left_due INTEGER;
ALTER TABLE conversation ADD COLUMN left_replied INTEGER;

-- What waits already was requested, or given back, which the desk's log tells.
UPDATE conversation SET waits_since = opened_at WHERE state = 'requested';
UPDATE conversation SET (waits_since, last_agent) = (SELECT l.at, l.author FROM log l WHERE l.site = conversation.site
  AND l.conversation = conversation.no AND l.desk_seq IS NOT NULL AND l.kind = 'given_back' ORDER BY l.desk_seq DESC LIMIT 1)
WHERE state = 'requested' AND EXISTS (SELECT 1 FROM log l WHERE l.site = conversation.site
  AND l.conversation = conversation.no AND l.desk_seq IS NOT NULL AND l.kind = 'given_back');
UPDATE conversation SET left_at = opened_at WHERE state = 'left';

DROP INDEX conversation_waiting;
CREATE INDEX conversation_requested ON conversation (site, opened_at, id) WHERE state = 'requested';
CREATE INDEX conversation_left ON conversation (site, opened_at, id) WHERE state = 'left';
