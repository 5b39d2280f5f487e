-- What a file takes of its site's room: the bytes that came, then what is served of it. An announcement alone takes none.
ALTER TABLE file ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
UPDATE file SET kept = bytes WHERE state <> 'refused';
DROP INDEX file_by_site_bytes;
-- Across sites: what was announced and never came is swept for all of them.
CREATE INDEX file_empty ON file (created_at) WHERE kept = 0 AND state = 'uploading';

-- What all files of a site take together, so that nobody adds up the room of a hundred thousand files for each part that comes.
CREATE TABLE file_room (
  site TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO file_room (site, bytes) SELECT site, sum(kept) FROM file GROUP BY site;
CREATE TRIGGER file_kept AFTER UPDATE OF kept ON file WHEN new.kept <> old.kept BEGIN
  INSERT INTO file_room (site, bytes) VALUES (new.site, new.kept - old.kept)
    ON CONFLICT (site) DO UPDATE SET bytes = bytes + excluded.bytes;
END;
CREATE TRIGGER file_removed AFTER DELETE ON file WHEN old.kept <> 0 BEGIN
  UPDATE file_room SET bytes = bytes - old.kept WHERE site = old.site;
END;
