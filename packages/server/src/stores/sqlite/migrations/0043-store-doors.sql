-- The ways into the chat and to the codes that single stores have of their own. The code of a door is on paper for everybody; of the link by
-- which a store redeems codes only a hash is kept.
CREATE TABLE IF NOT EXISTS store_door (
  site      TEXT NOT NULL,
  store     TEXT NOT NULL,  -- the merchant's own number
  code      TEXT UNIQUE,    -- who comes by it names no site
  for_group TEXT,
  link_hash TEXT UNIQUE,
  link_at   INTEGER,        -- epoch ms
  mail      TEXT,           -- the store's own mailbox
  PRIMARY KEY (site, store)
) STRICT, WITHOUT ROWID;
