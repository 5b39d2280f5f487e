-- The public log is found by a chain instead of an index of all its events.
--
-- An index on (site, conversation, seq) costs every message a page of its own: the talks of a busy hour lie far apart in it,
-- so each group of commits dirtied a leaf a conversation, as many pages as messages. Now each public event names the one
-- before it (`prev`), heads know the newest (`tip`), and only every 64th event is in an index (`log_mark`). A page of history
-- starts at a mark or the tip and goes back by row ids. `prev` is always young: its index grows at the right edge, and it
-- keeps what the other one kept – two events can't follow the same one, so no number is given twice.

-- Made anew, so that what the chain needs lies before the bodies.
CREATE TABLE log_anew (
  id           INTEGER PRIMARY KEY,
  site         INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  seq          INTEGER,          -- public events: 1, 2, 3 …
  prev         INTEGER,          -- public events: `id` of the one before it in its conversation
  desk_seq     INTEGER,          -- desk events: 1, 2, 3 …
  after_seq    INTEGER,          -- desk events: the public event they stand behind
  kind         TEXT NOT NULL,
  at           INTEGER NOT NULL, -- epoch ms
  role         TEXT NOT NULL,    -- who did it
  author       TEXT,
  cid          TEXT,
  agent        TEXT,             -- whom it is about
  ref          TEXT,             -- the case or conversation it is about
  "of"         INTEGER,          -- `seq` of the message it changes
  withheld     INTEGER,          -- `seq` of the recall that took its words back
  size         INTEGER NOT NULL, -- bytes of the body, also after it was erased
  body         TEXT,             -- JSON
  CHECK ((seq IS NULL) = (desk_seq IS NOT NULL) AND (seq IS NULL) = (after_seq IS NOT NULL)),
  CHECK ((prev IS NULL) = (seq IS NULL OR seq = 1))
) STRICT;

INSERT INTO log_anew
SELECT l.id, l.site, l.conversation, l.seq,
  (SELECT p.id FROM log p WHERE p.site = l.site AND p.conversation = l.conversation AND p.seq = l.seq - 1),
  l.desk_seq, l.after_seq, l.kind, l.at, l.role, l.author, l.cid, l.agent, l.ref, l."of", l.withheld, l.size, l.body
FROM log l ORDER BY l.id;

-- `tip` is the newest public event, `last` the newest message, `words` the event that holds its words (NULL when they were
-- taken back): all three are ids of the log now.
ALTER TABLE head ADD COLUMN tip INTEGER;
UPDATE head SET
  tip = (SELECT l.id FROM log l WHERE l.site = head.site AND l.conversation = head.conversation AND l.seq = head.seq),
  last = (SELECT l.id FROM log l WHERE l.site = head.site AND l.conversation = head.conversation AND l.seq = head.last),
  words = (SELECT l.id FROM log l WHERE l.site = head.site AND l.conversation = head.conversation AND l.seq = head.words);

DROP TABLE log;
ALTER TABLE log_anew RENAME TO log;

CREATE UNIQUE INDEX log_chain ON log (site, prev) WHERE prev IS NOT NULL;
CREATE UNIQUE INDEX log_mark ON log (site, conversation, seq) WHERE seq % 64 = 1;
CREATE UNIQUE INDEX log_desk ON log (site, conversation, desk_seq) WHERE desk_seq IS NOT NULL;
CREATE UNIQUE INDEX log_desk_place ON log (site, conversation, after_seq, desk_seq) WHERE after_seq IS NOT NULL;
CREATE UNIQUE INDEX log_cid ON log (site, cid, author) WHERE cid IS NOT NULL;

CREATE TRIGGER log_keeps
BEFORE UPDATE OF id, site, conversation, seq, prev, desk_seq, after_seq, kind, at, role, author, cid, agent, ref, "of", size
ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_withheld BEFORE UPDATE OF withheld ON log WHEN old.withheld IS NOT NULL
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
