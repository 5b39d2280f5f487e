-- Ratings: what was asked and the newest that was said, folded from the log, with the row. Its words stay in the log alone.
ALTER TABLE conversation ADD COLUMN rating TEXT;

-- When an agent said something first: what nobody has answered is not rated. One pass through the log for what was answered before.
ALTER TABLE conversation ADD COLUMN answered_at INTEGER;
UPDATE conversation SET answered_at = said.at FROM (
  SELECT conversation, min(at) AS at FROM log WHERE seq IS NOT NULL AND kind = 'message' AND role = 'agent' GROUP BY conversation
) said WHERE said.conversation = conversation.no;

-- How a site has its shoppers rate; null: the product's own way.
ALTER TABLE site_floor ADD COLUMN rating TEXT;
