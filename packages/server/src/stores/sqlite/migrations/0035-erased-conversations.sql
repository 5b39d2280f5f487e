-- Which conversations an erasing is about, written down with it: carried out by these ids, whoever's they are by then, and each of them
-- once, so that nothing goes that was said behind it. `carry-erasures.ts` makes this table, too, in a copy of an older store, and fills it
-- by the two inserts below.
CREATE TABLE IF NOT EXISTS erased_conversation (
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  seq  INTEGER NOT NULL, -- public events below this number are without words, or are to be
  owed TEXT CHECK (owed IN ('words', 'files')), -- what has still to go, the files last; NULL: nothing
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS erased_conversation_owed ON erased_conversation (site, id) WHERE owed IS NOT NULL;

-- What was cut before there was this list. A copy that is restored has its list already: there, it is known whose conversations these were.
INSERT INTO erased_conversation (site, id, seq, owed)
  SELECT DISTINCT s.site, c.id, h.seq + 1, 'words' FROM erasure e JOIN site_number s ON s.site = e.site
    JOIN conversation c ON c.site = s.no AND c.person = e.person
    JOIN head h ON h.site = c.site AND h.conversation = c.no
  WHERE e.done_at IS NULL AND NOT EXISTS (SELECT 1 FROM erased_conversation);

-- What was carried out before: a copy that lacks it would have it taken for what is still to be erased. One pass through the log, and none
-- where nobody was ever erased.
INSERT INTO erased_conversation (site, id, seq)
  SELECT s.site, c.id, w.seq FROM (
    SELECT conversation, max(seq) AS seq FROM log WHERE kind = 'wiped' AND EXISTS (SELECT 1 FROM erasure) GROUP BY conversation
  ) w JOIN conversation c ON c.no = w.conversation JOIN site_number s ON s.no = c.site
  WHERE true -- or ON would be taken for the join's
  ON CONFLICT (site, id) DO NOTHING;
