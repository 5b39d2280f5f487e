-- For which due time it was told that a promise is due. It names a number and an instant: erasing words leaves it. What was due before this
-- was kept counts as told, so that nobody is told of all of it again.
ALTER TABLE promise ADD COLUMN told_due INTEGER; -- epoch ms
UPDATE promise SET told_due = due_at WHERE settled_at IS NULL AND due_at <= unixepoch() * 1000;
CREATE INDEX promise_untold ON promise (site, due_at) WHERE settled_at IS NULL AND told_due IS NOT due_at;
