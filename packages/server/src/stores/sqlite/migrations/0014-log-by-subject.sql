-- What an entry of the site's log follows: the last one of a kind about the same agent, group, invitation or key.
CREATE INDEX site_log_by_subject ON site_log
  (site, kind, coalesce(body ->> '$.agent', body ->> '$.id', body ->> '$.group', body ->> '$.invitation', body ->> '$.key', ''), n);
