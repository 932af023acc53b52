-- What is due at the same moment is claimed in one order everywhere: a forecast names who is mailed on which day.

drop index delivery_due_idx;
-- Serves Deliveries.lockDue.
create index delivery_due_idx on delivery (due_at, request_id) where due_at is not null;

drop index consent_request_check_due_idx;
-- Serves DueChecks.claim.
create index consent_request_check_due_idx on consent_request (application, check_due_at, id) where check_due_at is not null;
