-- Remarks have rows of their own: of a regular there may be any number, and writing one down must not write all of them again.

DROP TRIGGER shopper_begins;
DROP TRIGGER shopper_moves;

CREATE TABLE shopper_remark (
  site   TEXT NOT NULL,
  person TEXT NOT NULL,
  n      INTEGER NOT NULL, -- 1, 2, 3 … as they were written
  id     TEXT NOT NULL,
  body   TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (site, person, n),
  UNIQUE (site, person, id)
) STRICT, WITHOUT ROWID;

INSERT INTO shopper_remark (site, person, n, id, body)
SELECT s.site, s.person, r.key + 1, r.value ->> '$.id', json_remove(r.value, '$.id')
FROM shopper s, json_each(s.facts, '$.remarks') r;
UPDATE shopper SET facts = json_remove(facts, '$.remarks');

-- The search is told of whom something is noted (0031), from both tables.
CREATE TRIGGER shopper_begins AFTER INSERT ON shopper
WHEN new.facts ->> '$.name' IS NOT NULL OR new.facts ->> '$.tags[0]' IS NOT NULL
BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
CREATE TRIGGER shopper_moves AFTER UPDATE OF facts ON shopper
WHEN new.facts ->> '$.name' IS NOT old.facts ->> '$.name' OR new.facts -> '$.tags' IS NOT old.facts -> '$.tags'
BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
CREATE TRIGGER remark_begins AFTER INSERT ON shopper_remark BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
CREATE TRIGGER remark_moves AFTER UPDATE OF body ON shopper_remark BEGIN
  DELETE FROM shopper_moved WHERE site = new.site AND person = new.person;
  INSERT INTO shopper_moved (site, person) VALUES (new.site, new.person);
END;
CREATE TRIGGER remark_ends AFTER DELETE ON shopper_remark BEGIN
  DELETE FROM shopper_moved WHERE site = old.site AND person = old.person;
  INSERT INTO shopper_moved (site, person) VALUES (old.site, old.person);
END;

-- Who is blocked is read page by page, the newest block first; one that is over is passed by without its row.
DROP INDEX shopper_blocked;
CREATE INDEX shopper_blocked ON shopper (site, block ->> '$.at', person, block ->> '$.until') WHERE block IS NOT NULL;
