-- Whose words are gone, in that order: what is made of the log beside the store reads here what it has to forget.
CREATE TABLE log_gone (
  n  INTEGER PRIMARY KEY,
  id INTEGER NOT NULL -- of the row
) STRICT;
CREATE TRIGGER log_forgets AFTER UPDATE OF body, withheld ON log
WHEN (new.body IS NULL AND old.body IS NOT NULL) OR (new.withheld IS NOT NULL AND old.withheld IS NULL)
BEGIN INSERT INTO log_gone (id) VALUES (new.id); END;
