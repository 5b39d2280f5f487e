-- Which conversations an erasing is about, written down with it: carried out by these ids, whoever's they are by then, and each of them
-- once, so that nothing goes that was said behind it. `carry-erasures.ts` makes this table, too, in a copy of an older store.
CREATE TABLE IF NOT EXISTS erased_conversation (
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  seq  INTEGER NOT NULL, -- public events below this number are without words, or are to be
  owed TEXT CHECK (owed IN ('words', 'files')), -- what has still to go, the files last; NULL: nothing
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_conversation_owed ON erased_conversation (site, id) WHERE owed IS NOT NULL;

-- What was cut before there was this list. A copy that is restored has its list already: there, it is known whose conversations these were.
INSERT INTO erased_conversation (site, id, seq, owed)
  SELECT DISTINCT s.site, c.id, h.seq + 1, 'words' FROM erasure e JOIN site_number s ON s.site = e.site
    JOIN conversation c ON c.site = s.no AND c.person = e.person
    JOIN head h ON h.site = c.site AND h.conversation = c.no
  WHERE e.done_at IS NULL AND NOT EXISTS (SELECT 1 FROM erased_conversation);
