-- When the shopper was told, in this wait, that whoever has it is away.
ALTER TABLE head ADD COLUMN told_at INTEGER;
