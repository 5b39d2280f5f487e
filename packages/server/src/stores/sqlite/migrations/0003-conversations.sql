-- Conversations: an append-only log, and rows derived from it in the same transaction.
--
-- What a message costs is the pages it dirties: each is checksummed, written to the WAL, synced, and written again by a
-- checkpoint. So:
-- * `log` is a rowid table without a key of its own: rows of all conversations land one behind the other on its last page.
--   Clustered by (site, conversation, seq) instead, every message would dirty a page full of bodies (9–10 µs a row, not 5).
-- * Sites and conversations have small numbers inside this file. An entry of `log_public` is 12 bytes instead of 50, so
--   the talks of a busy hour share a few index pages. The site still leads every key.
-- * `log_cid` has the cid before the author: a cid starts with its time, so new entries go to the index's right edge.
-- * What changes with every message is `head`, five integers; the wide row changes when the state does. The newest line is
--   kept as a number in the log, not as a copy: what is erased there is gone here.
-- * No foreign keys on what every message writes; one writer checks numbers and site before it writes.

CREATE TABLE site_number (
  no   INTEGER PRIMARY KEY,
  site TEXT NOT NULL UNIQUE
) STRICT;

-- The skeleton is for good: no update, no delete. The body can be erased (set to NULL), and nothing else.
CREATE TABLE log (
  id           INTEGER PRIMARY KEY,
  site         INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  seq          INTEGER,          -- public events: 1, 2, 3 …
  desk_seq     INTEGER,          -- desk events: 1, 2, 3 …
  after_seq    INTEGER,          -- desk events: the public event they stand behind
  kind         TEXT NOT NULL,
  at           INTEGER NOT NULL, -- epoch ms
  role         TEXT NOT NULL,    -- who did it
  author       TEXT,
  cid          TEXT,
  agent        TEXT,             -- whom it is about
  ref          TEXT,             -- the case or conversation it is about
  size         INTEGER NOT NULL, -- bytes of the body, also after it was erased
  body         TEXT,             -- JSON
  CHECK ((seq IS NULL) = (desk_seq IS NOT NULL) AND (seq IS NULL) = (after_seq IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX log_public ON log (site, conversation, seq) WHERE seq IS NOT NULL;
CREATE UNIQUE INDEX log_desk ON log (site, conversation, desk_seq) WHERE desk_seq IS NOT NULL;
CREATE UNIQUE INDEX log_cid ON log (site, cid, author) WHERE cid IS NOT NULL;

CREATE TRIGGER log_keeps
BEFORE UPDATE OF id, site, conversation, seq, desk_seq, after_seq, kind, at, role, author, cid, agent, ref, size ON log
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE TABLE conversation (
  no          INTEGER PRIMARY KEY,
  site        INTEGER NOT NULL REFERENCES site_number (no),
  id          TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('requested', 'left', 'active', 'closed')),
  person      TEXT NOT NULL,
  participant TEXT NOT NULL,
  member      TEXT,
  member_name TEXT,
  "case"      TEXT NOT NULL,
  opened_at   INTEGER NOT NULL,
  page_url    TEXT,
  page_title  TEXT,
  agent       TEXT,
  agent_name  TEXT,
  successor   TEXT,
  UNIQUE (site, id),
  CHECK (member IS NOT NULL OR member_name IS NULL),
  CHECK ((page_url IS NULL) = (page_title IS NULL)),
  CHECK ((agent IS NULL) = (agent_name IS NULL)),
  CHECK (agent IS NOT NULL OR state <> 'active'),
  CHECK (agent IS NULL OR state IN ('active', 'closed')),
  CHECK (successor IS NULL OR state = 'closed')
) STRICT;
CREATE INDEX conversation_person ON conversation (site, person, opened_at, id);
CREATE INDEX conversation_open ON conversation (site, person, opened_at, id) WHERE state <> 'closed';
CREATE INDEX conversation_waiting ON conversation (site, opened_at, id) WHERE state IN ('requested', 'left');
CREATE INDEX conversation_active ON conversation (site, agent, opened_at, id) WHERE state = 'active';

CREATE TABLE head (
  site          INTEGER NOT NULL,
  conversation  INTEGER NOT NULL,
  seq           INTEGER NOT NULL,
  desk_seq      INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  waiting_since INTEGER,
  last          INTEGER, -- `seq` of the newest message
  PRIMARY KEY (site, conversation)
) STRICT, WITHOUT ROWID;

-- One owner for all conversations of a case.
CREATE TABLE "case" (
  site       INTEGER NOT NULL,
  id         TEXT NOT NULL,
  owner      TEXT,
  owner_name TEXT,
  PRIMARY KEY (site, id),
  CHECK ((owner IS NULL) = (owner_name IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  site        INTEGER NOT NULL REFERENCES site_number (no),
  token_hash  TEXT NOT NULL,
  participant TEXT NOT NULL,
  member      TEXT,
  member_name TEXT,
  PRIMARY KEY (site, token_hash),
  UNIQUE (site, participant),
  CHECK (member IS NOT NULL OR member_name IS NULL)
) STRICT, WITHOUT ROWID;
