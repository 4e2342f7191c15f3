-- The last day of the consent of a case that ends soonest by itself, yyyy-mm-dd: once it is past, what
-- was sent under it is looked into. Null where none ends by itself.
ALTER TABLE hub_case ADD COLUMN consent_ends TEXT;
-- of the cases that are there, the first look finds it out
UPDATE hub_case SET consent_ends = '0001-01-01' WHERE facts LIKE '%"expiresOn"%';
CREATE INDEX hub_case_consent_ends ON hub_case (consent_ends) WHERE consent_ends IS NOT NULL;
