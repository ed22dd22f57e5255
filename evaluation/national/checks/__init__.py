"""Named checks over all records of a file; each sets suspicious records aside or leaves a finding."""
