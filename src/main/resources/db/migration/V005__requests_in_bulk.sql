-- Requests are opened by the hundred thousand, so their rows and indexes hold no more than is read.

-- When a request was opened and by whom; null where that is still an event of its own.
alter table consent_request add column opened_at timestamptz, add column opened_by text;

-- Serves those who look for one state, and may come in any order: without the ids many entries are one. NEW is what all are
-- for some minutes after an import, and nobody looks for.
drop index consent_request_status_idx;
create index consent_request_status_idx on consent_request (application, status) where status <> 'NEW';

-- Serves those who look for who has yet to activate.
create index consent_request_activation_idx on consent_request (application) where activation_pending;
