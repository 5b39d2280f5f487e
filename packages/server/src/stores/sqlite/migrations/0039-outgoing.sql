-- What is to go out, to a webhook or a mailbox, and what lately went: written in the commit of what happened, and by reference alone. Words
-- are read from the log when it goes.
CREATE TABLE IF NOT EXISTS outgoing (
  n       INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order of the commits; no number is ever another row's
  site    TEXT NOT NULL,
  target  TEXT NOT NULL,    -- mail, or webhook: and its id
  topic   TEXT NOT NULL,
  about   TEXT NOT NULL,    -- a conversation, or what is kept elsewhere, by its id
  lane    TEXT CHECK (lane IN ('public', 'desk')),
  number  INTEGER,          -- the event, where it is about one
  id      TEXT NOT NULL,    -- what a receiver knows a repetition by
  at      INTEGER NOT NULL, -- epoch ms, as below
  state   TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'gone', 'dead')),
  due_at  INTEGER NOT NULL,
  tries   INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER,
  -- The last try.
  tried_at INTEGER,
  took_ms INTEGER,
  status  INTEGER,
  failure TEXT,
  CHECK ((lane IS NULL) = (number IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS outgoing_due ON outgoing (site, target, due_at, n) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS outgoing_order ON outgoing (site, target, about, n) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS outgoing_state ON outgoing (site, target, state, n);
