-- Ready replies: a site's, and agents' own.
CREATE TABLE reply (
  site TEXT NOT NULL REFERENCES site (id),
  -- Empty: the site's. Else the agent whose own it is.
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Their order.
  n INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (step IN
    ('greet', 'ask', 'recommend', 'doubt', 'close', 'check', 'goodbye', 'after_sales', 'none')),
  -- Empty: every group.
  in_group TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Syllables of pinyin, a space between two.
  title_sound TEXT NOT NULL,
  text_sound TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (site, owner, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reply_by_title ON reply (site, owner, step, in_group, title);

CREATE TABLE reply_revision (
  site TEXT NOT NULL REFERENCES site (id),
  owner TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (site, owner)
) STRICT, WITHOUT ROWID;
