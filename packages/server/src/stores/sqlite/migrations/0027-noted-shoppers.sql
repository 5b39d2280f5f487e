-- Shoppers about whom somebody wrote something down, beside the many of whom only their page has: what the search looks through.
CREATE INDEX shopper_noted ON shopper (site)
  WHERE facts ->> '$.name' IS NOT NULL OR facts ->> '$.tags[0]' IS NOT NULL OR facts ->> '$.remarks[0]' IS NOT NULL;
