-- An operator types a number without saying of which type it is.
CREATE INDEX case_number_plain ON case_number (value);
