-- How long after a close its shopper comes back to the same case, ms of wall time. Where nothing is set: seven days, as before.
ALTER TABLE site_floor ADD COLUMN case_window_ms INTEGER;
