-- What agents' words are looked through for, and who may look behind a mask; null: as the product has it.
ALTER TABLE site_floor ADD COLUMN guard TEXT;
ALTER TABLE site_floor ADD COLUMN reveal TEXT;
-- What the guard found, for who reviews it. Nothing else is in it, so other rows cost nothing.
CREATE INDEX log_guarded ON log (site, id) WHERE kind IN ('guarded', 'held_back');
