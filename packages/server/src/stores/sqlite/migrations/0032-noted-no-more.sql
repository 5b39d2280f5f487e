-- Nobody looks through all shoppers any more: the search follows `shopper_moved`.
DROP INDEX shopper_noted;
