-- What the script tag on the site's pages is to say; null: nothing beyond the site.
ALTER TABLE site_floor ADD COLUMN look TEXT;
