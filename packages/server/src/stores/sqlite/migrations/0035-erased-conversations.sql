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
