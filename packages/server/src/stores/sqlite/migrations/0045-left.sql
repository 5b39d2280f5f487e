-- Where shoppers who leave a message can be reached, what is asked of them, and what became of a message that nobody answers.
ALTER TABLE conversation ADD COLUMN contact TEXT CHECK (contact IS NULL OR json_valid(contact));
ALTER TABLE conversation ADD COLUMN left_gave_up INTEGER;
ALTER TABLE site_floor ADD COLUMN left_form TEXT CHECK (left_form IS NULL OR json_valid(left_form));

-- Left messages that are settled one way or the other, newest first.
CREATE INDEX conversation_replied ON conversation (site, left_at, id) WHERE left_replied IS NOT NULL;
CREATE INDEX conversation_gave_up ON conversation (site, left_at, id) WHERE left_gave_up IS NOT NULL;

-- A device that came by the link of a letter: it sees this conversation and what it begins itself.
ALTER TABLE device ADD COLUMN only_conversation TEXT;

-- Links of letters, by the hash of what is in them; they go with the words of their conversation, and when their time is over.
CREATE TABLE answer_link (
  site         INTEGER NOT NULL,
  hash         TEXT NOT NULL,
  conversation TEXT NOT NULL,
  until        INTEGER NOT NULL, -- epoch ms
  used_by      TEXT,             -- the participant who came by it
  PRIMARY KEY (site, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_link_until ON answer_link (site, until);
CREATE INDEX answer_link_conversation ON answer_link (site, conversation);
