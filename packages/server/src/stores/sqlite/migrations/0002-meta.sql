-- What is true of the store as a whole. 'epoch' names its incarnation (C4): random, another one after a restore.
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
