-- How a request came back to the queue: by whom, and for whom, its newest request says.
ALTER TABLE conversation ADD COLUMN returned TEXT;
UPDATE conversation SET returned = (SELECT CASE WHEN l.role = 'system' THEN 'lost'
  WHEN json_extract(l.body, '$.group') IS NULL THEN 'given_back' ELSE 'handed_over' END
  FROM log l WHERE l.site = conversation.site AND l.conversation = conversation.no AND l.kind = 'requested'
  AND l.role IN ('agent', 'system') ORDER BY l.id DESC LIMIT 1)
WHERE state = 'requested';
