-- What was promised. When it is due belongs to the log's skeleton: figures read it after the words are erased.
ALTER TABLE log ADD COLUMN due INTEGER;
CREATE TRIGGER log_due BEFORE UPDATE OF due ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

-- A conversation's open promises, while there are some: the number of the event that made each, when it is due, who owes it. Their
-- words stay in the log alone.
ALTER TABLE conversation ADD COLUMN promises TEXT;

-- Every promise, to find it by: folded from the log, as the column is. Before this there were none.
CREATE TABLE promise (
  site         INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  desk_seq     INTEGER NOT NULL, -- the event that made it
  owner        TEXT NOT NULL,
  due_at       INTEGER NOT NULL,
  settled_at   INTEGER,          -- NULL: open
  PRIMARY KEY (site, conversation, desk_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_due ON promise (site, due_at) WHERE settled_at IS NULL;
CREATE INDEX promise_owed ON promise (site, owner, settled_at, due_at);
