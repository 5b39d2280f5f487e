-- Who is who. The site's id leads every key and index of what belongs to a site. The one index that does not,
-- membership_by_agent, belongs to the agent: signing in starts from an e-mail and looks for the sites.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE site (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  any_localhost INTEGER NOT NULL CHECK (any_localhost = 0 OR (any_localhost = 1 AND slug = 'demo')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE site_origin (
  site TEXT NOT NULL REFERENCES site (id),
  origin TEXT NOT NULL,
  PRIMARY KEY (site, origin)
) STRICT, WITHOUT ROWID;

-- Keys that prove members. `material` is a shared secret's text or a public key's JWK.
CREATE TABLE site_member_key (
  site TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  alg TEXT NOT NULL CHECK (alg IN ('HS256', 'EdDSA', 'ES256')),
  material TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  retired_at INTEGER,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_api_key (
  site TEXT NOT NULL REFERENCES site (id),
  hash TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site, hash),
  UNIQUE (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agent (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
  site TEXT NOT NULL REFERENCES site (id),
  agent TEXT NOT NULL REFERENCES agent (id),
  role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'admin')),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site, agent)
) STRICT;
CREATE INDEX membership_by_agent ON membership (agent);

CREATE TABLE session (
  site TEXT NOT NULL,
  hash TEXT NOT NULL,
  agent TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cookie', 'token')),
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (site, hash),
  FOREIGN KEY (site, agent) REFERENCES membership (site, agent)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_agent ON session (site, agent);

CREATE TABLE agent_status (
  site TEXT NOT NULL,
  agent TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('online', 'off')),
  since INTEGER NOT NULL,
  PRIMARY KEY (site, agent),
  FOREIGN KEY (site, agent) REFERENCES membership (site, agent)
) STRICT, WITHOUT ROWID;

-- Append-only: what the rules and the people of a site were on any past day.
CREATE TABLE site_log (
  site TEXT NOT NULL REFERENCES site (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (json_valid(actor)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (site, n)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER site_log_keeps BEFORE UPDATE ON site_log BEGIN SELECT raise(ABORT, 'site_log is append-only'); END;
CREATE TRIGGER site_log_stays BEFORE DELETE ON site_log BEGIN SELECT raise(ABORT, 'site_log is append-only'); END;
