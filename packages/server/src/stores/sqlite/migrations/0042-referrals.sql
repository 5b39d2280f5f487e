-- Who was sent to which store, and what became of it. A code is kept by its hash. The note can be erased, and nothing else.
CREATE TABLE IF NOT EXISTS referral (
  site         TEXT NOT NULL,
  id           TEXT NOT NULL,
  hash         TEXT NOT NULL UNIQUE, -- SHA-256 of the code, base64url: who follows a link names no site
  store        TEXT NOT NULL,
  agent        TEXT,                 -- NULL: the shopper found the store by themselves
  conversation TEXT,                 -- with `seq`: the message it went with
  seq          INTEGER,
  sent_at      INTEGER NOT NULL,     -- epoch ms, as all of these
  expires_at   INTEGER NOT NULL,
  opened_at    INTEGER,
  agreed_at    INTEGER,
  redeemed_at  INTEGER,
  redeemed_by  TEXT,                 -- JSON: which store, by which way, by which agent
  note         TEXT,                 -- for the store, where the shopper agrees
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS referral_sent ON referral (site, sent_at, id);
CREATE INDEX IF NOT EXISTS referral_conversation ON referral (site, conversation, sent_at, id);
CREATE TRIGGER IF NOT EXISTS referral_keeps BEFORE UPDATE OF site, id, hash, store, agent, conversation, seq, sent_at, expires_at ON referral
BEGIN SELECT raise(ABORT, 'a referral keeps what it was sent with'); END;
CREATE TRIGGER IF NOT EXISTS referral_once BEFORE UPDATE OF opened_at, agreed_at, redeemed_at, redeemed_by ON referral
WHEN (old.opened_at IS NOT NULL AND new.opened_at IS NOT old.opened_at)
  OR (old.agreed_at IS NOT NULL AND new.agreed_at IS NOT old.agreed_at)
  OR (old.redeemed_at IS NOT NULL AND (new.redeemed_at IS NOT old.redeemed_at OR new.redeemed_by IS NOT old.redeemed_by))
BEGIN SELECT raise(ABORT, 'what became of a referral happens once'); END;
CREATE TRIGGER IF NOT EXISTS referral_stays BEFORE DELETE ON referral BEGIN SELECT raise(ABORT, 'referrals are kept'); END;
