-- Who uploaded what. The bytes are in the folder beside this file, under the same ids.
CREATE TABLE file (
  site TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  state TEXT NOT NULL CHECK (state IN ('uploading', 'ready', 'refused')),
  problem TEXT,
  width INTEGER,
  height INTEGER,
  has_preview INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  cid TEXT,
  conversation TEXT,
  seq INTEGER,
  PRIMARY KEY (site, id),
  CHECK ((conversation IS NULL) = (seq IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_site_bytes ON file (site, bytes);
CREATE UNIQUE INDEX file_by_place ON file (site, conversation, seq) WHERE conversation IS NOT NULL;
-- Across sites: what is swept is swept for all of them.
CREATE INDEX file_unsaid ON file (created_at) WHERE conversation IS NULL;
CREATE INDEX file_said ON file (created_at) WHERE conversation IS NOT NULL;

-- What each person has uploaded on a day, in days since 1970 (UTC). What was removed since counts as well.
CREATE TABLE file_day (
  day INTEGER NOT NULL,
  site TEXT NOT NULL,
  owner TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (day, site, owner)
) STRICT, WITHOUT ROWID;
