-- Cases whose person had another NIK before: few, and asked for where a word about consents names one.
CREATE INDEX hub_case_former_niks ON hub_case (person_former_niks)
  WHERE person_former_niks IS NOT NULL;
