-- What waits for a fresh check, the window or the next day comes back to the place in the line that it had: the first due is the
-- first sent. Null of what had left before there were places.

alter table delivery add column in_line_since timestamptz;

update delivery set in_line_since = least(due_at, created_at) where due_at is not null;

-- Serves Deliveries.lineUp.
create index delivery_away_idx on delivery (due_at) where due_at > in_line_since;

drop index delivery_due_idx;
-- Serves Deliveries.lockDue; mails to managers have no request.
create index delivery_due_idx on delivery (due_at, request_id, recipient collate "C", application collate "C")
    where due_at is not null;
