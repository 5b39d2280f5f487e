-- Addresses of the shop's own that are told what happens. Their secrets sign what goes there, so they are kept as they are.
CREATE TABLE IF NOT EXISTS webhook (
  site       TEXT NOT NULL REFERENCES site (id),
  id         TEXT NOT NULL,
  url        TEXT NOT NULL,
  topics     TEXT NOT NULL CHECK (json_valid(topics)),
  state      TEXT NOT NULL CHECK (state IN ('on', 'off', 'full')),
  secrets    TEXT NOT NULL CHECK (json_valid(secrets)), -- newest first, two at most
  created_at INTEGER NOT NULL, -- epoch ms
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
