-- From when the first answer of who has it is owed. What was taken before this was kept counts as answered.
ALTER TABLE conversation ADD COLUMN first_owed_at INTEGER;
