-- Who joined a conversation beside the agent who has it, and who was asked to: JSON in the conversation's row while there is somebody,
-- and a row for each of them to find it by. Both are folded from the log; before this there was nobody.
ALTER TABLE conversation ADD COLUMN company TEXT;
CREATE TABLE company (
  site INTEGER NOT NULL,
  agent TEXT NOT NULL,
  conversation INTEGER NOT NULL,
  PRIMARY KEY (site, agent, conversation)
) STRICT, WITHOUT ROWID;
CREATE INDEX company_of ON company (site, conversation);
