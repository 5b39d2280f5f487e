-- About whom something was written down that is looked for, in the order it was: what the search reads to come after. A person has one
-- row, of the last time; numbers are never given again. (No `OR REPLACE`: in a trigger the writing statement's own clause counts.)
CREATE TABLE shopper_moved (
  n      INTEGER PRIMARY KEY AUTOINCREMENT,
  site   TEXT NOT NULL,
  person TEXT NOT NULL,
  UNIQUE (site, person)
) STRICT;
INSERT INTO shopper_moved (site, person) SELECT site, person FROM shopper INDEXED BY shopper_noted
  WHERE facts ->> '$.name' IS NOT NULL OR facts ->> '$.tags[0]' IS NOT NULL OR facts ->> '$.remarks[0]' IS NOT NULL;
CREATE TRIGGER shopper_begins AFTER INSERT ON shopper
WHEN new.facts ->> '$.name' IS NOT NULL OR new.facts ->> '$.tags[0]' IS NOT NULL OR new.facts ->> '$.remarks[0]' IS NOT NULL
BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
CREATE TRIGGER shopper_moves AFTER UPDATE OF facts ON shopper
WHEN new.facts ->> '$.name' IS NOT old.facts ->> '$.name' OR new.facts -> '$.tags' IS NOT old.facts -> '$.tags'
  OR new.facts -> '$.remarks' IS NOT old.facts -> '$.remarks'
BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
