-- Serves the counts per state and the filtered list, which both take any order: without the ids many entries are one.
drop index consent_request_status_idx;
create index consent_request_status_idx on consent_request (application, status);
