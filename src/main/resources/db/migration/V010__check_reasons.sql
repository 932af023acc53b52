-- Why a check taught us nothing, in words, where there is no answer of Docusign's that would say so: a time-out, no trusted TLS.
alter table grant_check add column reason text;
