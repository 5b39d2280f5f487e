-- How people come to a site and into their accounts. Secrets of links are kept as hashes only.

CREATE TABLE invitation (
  site TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (site, id),
  UNIQUE (site, email),
  UNIQUE (site, hash)
) STRICT, WITHOUT ROWID;

-- The rest belongs to the person and not to a site, so the agent leads.

CREATE TABLE reset_link (
  agent TEXT NOT NULL PRIMARY KEY REFERENCES agent (id),
  hash TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `last_step` is the 30-second step of the last code that was used: none up to it is good again.
CREATE TABLE second_factor (
  agent TEXT NOT NULL PRIMARY KEY REFERENCES agent (id),
  secret TEXT NOT NULL,
  last_step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
  agent TEXT NOT NULL REFERENCES second_factor (agent) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (agent, hash)
) STRICT, WITHOUT ROWID;
