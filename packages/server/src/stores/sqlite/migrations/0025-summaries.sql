-- Who had to do with what and when: figures find the conversations of an agent's day by it. Messages are about nobody and cost nothing.
CREATE INDEX log_about ON log (site, agent, at) WHERE agent IS NOT NULL;

-- Days as agents kept them, each version for good. The words can be erased, and nothing else.
CREATE TABLE summary (
  site    TEXT NOT NULL,
  day     TEXT NOT NULL,    -- of the site's zone at that time
  agent   TEXT NOT NULL,
  version INTEGER NOT NULL, -- 1, 2, 3 …
  at      INTEGER NOT NULL, -- epoch ms
  figures TEXT NOT NULL,    -- JSON: ids and numbers
  words   TEXT,             -- JSON: the agent's name, and remarks
  PRIMARY KEY (site, day, agent, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER summary_keeps BEFORE UPDATE OF site, day, agent, version, at, figures ON summary
BEGIN SELECT raise(ABORT, 'summaries are append-only'); END;
CREATE TRIGGER summary_stays BEFORE DELETE ON summary BEGIN SELECT raise(ABORT, 'summaries are append-only'); END;
