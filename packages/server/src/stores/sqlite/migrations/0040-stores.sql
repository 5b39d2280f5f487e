-- A site's physical stores, and the places that shoppers may type to find one. Degrees are of WGS-84.
CREATE TABLE IF NOT EXISTS shop_store (
  site TEXT NOT NULL REFERENCES site (id),
  -- The merchant's own number of it.
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  lat REAL NOT NULL,
  lng REAL NOT NULL,
  -- JSON, in the store's own zone; null: not known.
  hours TEXT,
  phone TEXT,
  -- A JSON list of texts.
  services TEXT NOT NULL,
  -- JSON: what maps call it.
  maps TEXT NOT NULL,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS shop_locality (
  site TEXT NOT NULL REFERENCES site (id),
  -- Their order.
  n INTEGER NOT NULL,
  name TEXT,
  city TEXT,
  postcode TEXT,
  lat REAL NOT NULL,
  lng REAL NOT NULL,
  PRIMARY KEY (site, n)
) STRICT, WITHOUT ROWID;

-- Of both.
CREATE TABLE IF NOT EXISTS shop_store_revision (
  site TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
