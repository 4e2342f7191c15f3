-- Who the person of a case is, as keyed hashes: a message about another person is held. All are null
-- for cases that began before, until their registry or a partner names the person.
ALTER TABLE hub_case ADD COLUMN person_nik TEXT;
-- of the normalised name, and of the birth date: they count where a NIK lacks
ALTER TABLE hub_case ADD COLUMN person_name TEXT;
ALTER TABLE hub_case ADD COLUMN person_birth_date TEXT;
-- NIKs that the registry corrected, separated by commas
ALTER TABLE hub_case ADD COLUMN person_former_niks TEXT;
-- partner, kind and business key of the message the hub knows it from
ALTER TABLE hub_case ADD COLUMN person_taught_by TEXT;
CREATE INDEX hub_case_person ON hub_case (person_nik);
