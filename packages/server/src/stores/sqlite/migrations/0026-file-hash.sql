-- What an upload is to be once all of it is here, where whoever announced it told.
ALTER TABLE file ADD COLUMN sha256 TEXT;
