-- What is done once only: a signed card for one message, one reminder of an order in a while, one yes to an order check. Kept by a hash of
-- its name, until an instant after which it may be forgotten.
CREATE TABLE IF NOT EXISTS once (
  site  INTEGER NOT NULL,
  name  BLOB NOT NULL,
  until INTEGER NOT NULL, -- epoch ms
  PRIMARY KEY (site, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS once_until ON once (site, until);
