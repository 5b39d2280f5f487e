-- What a request asks of whoever answers, and how early it is served. `skills` are one a line.
ALTER TABLE conversation ADD COLUMN language TEXT;
ALTER TABLE conversation ADD COLUMN skills TEXT;
ALTER TABLE conversation ADD COLUMN priority INTEGER;
