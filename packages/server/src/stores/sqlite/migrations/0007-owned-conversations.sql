-- What an agent is to see through: open conversations of cases they own. An owner is set when the first agent takes the case and
-- never changes, and a case has one open conversation, so the copy here can't differ from the case's.
ALTER TABLE conversation ADD COLUMN owner TEXT;
UPDATE conversation SET owner = (SELECT k.owner FROM "case" k WHERE k.site = conversation.site AND k.id = conversation."case")
WHERE state <> 'closed';
CREATE INDEX conversation_owned ON conversation (site, owner, opened_at, id) WHERE state <> 'closed' AND owner IS NOT NULL;
