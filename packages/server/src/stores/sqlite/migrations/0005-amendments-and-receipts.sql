-- Edits and recalls name the message they change (`of`). A recall withholds that message's words and its edits' (`withheld`
-- is the recall's `seq`); the body stays for who may look behind it. Still append-only: both are NULL or set once.
ALTER TABLE log ADD COLUMN "of" INTEGER;
ALTER TABLE log ADD COLUMN withheld INTEGER;
CREATE TRIGGER log_of BEFORE UPDATE OF "of" ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_withheld BEFORE UPDATE OF withheld ON log WHEN old.withheld IS NOT NULL
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

-- `seq` of the event that holds the words of the newest message; NULL when they were taken back.
ALTER TABLE head ADD COLUMN words INTEGER;
UPDATE head SET words = last;

-- How far each side has a conversation. State, not facts: written with the next group, not synced for its own sake.
CREATE TABLE receipt (
  site              INTEGER NOT NULL,
  conversation      INTEGER NOT NULL,
  shopper_delivered INTEGER NOT NULL,
  shopper_read      INTEGER NOT NULL,
  shop_delivered    INTEGER NOT NULL,
  shop_read         INTEGER NOT NULL,
  PRIMARY KEY (site, conversation)
) STRICT, WITHOUT ROWID;
