-- What the desk has written down about shoppers, and the tags of a site. `facts` and `block` are bodies: erasing a person replaces
-- them. A block stands beside the facts so that those of a site are found without reading everybody's.
CREATE TABLE shopper (
  site   TEXT NOT NULL,
  person TEXT NOT NULL,
  rev    INTEGER NOT NULL,
  facts  TEXT NOT NULL CHECK (json_valid(facts)),
  block  TEXT CHECK (json_valid(block)),
  PRIMARY KEY (site, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX shopper_blocked ON shopper (site) WHERE block IS NOT NULL;

CREATE TABLE shopper_tag (
  site TEXT NOT NULL,
  id   TEXT NOT NULL,
  name TEXT NOT NULL,
  hue  TEXT NOT NULL,
  n    INTEGER NOT NULL, -- its place
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;
