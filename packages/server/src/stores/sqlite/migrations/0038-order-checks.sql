-- Order checks of a conversation, and which of them were confirmed, by their numbers: [{"seq": 7, "confirmed": true}]. NULL: none. What was
-- checked before this was kept is answered no more: it is sent anew.
ALTER TABLE conversation ADD COLUMN checks TEXT;

-- What is done once only is kept under another name: keyed, by a key that is not in this file. What was kept under the old ones can't be carried
-- over; that an order check was confirmed is in the conversation's row by now.
DROP TABLE once;
CREATE TABLE once (
  site         INTEGER NOT NULL,
  name         BLOB NOT NULL,
  conversation TEXT NOT NULL, -- where it was done
  until        INTEGER NOT NULL, -- epoch ms
  PRIMARY KEY (site, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX once_until ON once (site, until);
CREATE INDEX once_conversation ON once (site, conversation);
