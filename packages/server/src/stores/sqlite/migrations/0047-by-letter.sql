-- Whom the letters of a conversation have led here: who is erased or written out is so with what they said by a letter.
CREATE INDEX device_only ON device (site, only_conversation) WHERE only_conversation IS NOT NULL;
