-- What the floor of a site goes by: groups, who is in them, hours, thresholds. Figures of a past day read the site log;
-- these tables are how things stand now.

CREATE TABLE site_group (
  site TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  -- Order of creation.
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('automatic', 'pick')),
  share TEXT NOT NULL CHECK (share IN ('least_loaded', 'longest_idle')),
  accept_ms INTEGER,
  max_waiting INTEGER NOT NULL,
  max_wait_ms INTEGER NOT NULL,
  grace_ms INTEGER NOT NULL,
  hours TEXT CHECK (json_valid(hours)),
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

-- Members who were never set up have no row.
CREATE TABLE staff (
  site TEXT NOT NULL,
  agent TEXT NOT NULL,
  conversations_max INTEGER NOT NULL CHECK (conversations_max >= 0),
  skills TEXT NOT NULL CHECK (json_valid(skills)),
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  auto_reply TEXT,
  PRIMARY KEY (site, agent),
  FOREIGN KEY (site, agent) REFERENCES membership (site, agent) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_group (
  site TEXT NOT NULL,
  agent TEXT NOT NULL,
  in_group TEXT NOT NULL,
  PRIMARY KEY (site, agent, in_group),
  FOREIGN KEY (site, agent) REFERENCES staff (site, agent) ON DELETE CASCADE,
  FOREIGN KEY (site, in_group) REFERENCES site_group (site, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_group_by_group ON staff_group (site, in_group);

-- Without a row: always open, the trade's thresholds.
CREATE TABLE site_floor (
  site TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  hours TEXT CHECK (json_valid(hours)),
  reply_rule TEXT CHECK (json_valid(reply_rule)),
  left_reply_within_ms INTEGER
) STRICT, WITHOUT ROWID;

ALTER TABLE site_api_key ADD COLUMN retired_at INTEGER;

-- Sites of before have the groups that others are made with, and their logs say so.
INSERT INTO site_group (site, id, n, name, mode, share, max_waiting, max_wait_ms, grace_ms)
  SELECT id, 'pre-sales', 1, 'Pre-sales', 'pick', 'least_loaded', 100, 1800000, 60000 FROM site;
INSERT INTO site_group (site, id, n, name, mode, share, max_waiting, max_wait_ms, grace_ms)
  SELECT id, 'after-sales', 2, 'After-sales', 'pick', 'least_loaded', 100, 1800000, 60000 FROM site;
INSERT INTO site_log (site, n, at, kind, actor, body)
  SELECT site, (SELECT coalesce(max(l.n), 0) FROM site_log l WHERE l.site = g.site) + g.n,
    CAST(unixepoch('subsec') * 1000 AS INTEGER), 'group_set', '{"role":"system"}',
    json_object('id', id, 'name', name, 'mode', mode, 'order', share, 'maxWaiting', max_waiting,
      'maxWaitMs', max_wait_ms, 'graceMs', grace_ms)
  FROM site_group g ORDER BY site, n;

-- Busy and away are statuses too.
CREATE TABLE agent_status_of_four (
  site TEXT NOT NULL,
  agent TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('online', 'busy', 'away', 'off')),
  since INTEGER NOT NULL,
  PRIMARY KEY (site, agent),
  FOREIGN KEY (site, agent) REFERENCES membership (site, agent)
) STRICT, WITHOUT ROWID;
INSERT INTO agent_status_of_four SELECT site, agent, status, since FROM agent_status;
DROP TABLE agent_status;
ALTER TABLE agent_status_of_four RENAME TO agent_status;
