-- Who was erased, and when: carried out by the next start at the latest, and again in a store that is restored (see `carry-erasures.ts`,
-- which makes these two tables in a copy of an older store).
CREATE TABLE IF NOT EXISTS erasure (
  site    TEXT NOT NULL,
  person  TEXT NOT NULL,
  at      INTEGER NOT NULL, -- epoch ms
  done_at INTEGER,          -- NULL: not carried out so far
  PRIMARY KEY (site, person, at)
) STRICT, WITHOUT ROWID;
-- What was sent in their conversations, where a restored store lacks it: nobody offers it again.
CREATE TABLE IF NOT EXISTS erased_request (
  site   TEXT NOT NULL,
  author TEXT NOT NULL,
  cid    TEXT NOT NULL,
  PRIMARY KEY (site, author, cid)
) STRICT, WITHOUT ROWID;

CREATE INDEX device_member ON device (site, member) WHERE member IS NOT NULL;

-- A body may also lose a part of its words.
DROP TRIGGER log_forgets;
CREATE TRIGGER log_forgets AFTER UPDATE OF body, withheld ON log
WHEN new.body IS NOT old.body OR (new.withheld IS NOT NULL AND old.withheld IS NULL)
BEGIN INSERT INTO log_gone (id) VALUES (new.id); END;
