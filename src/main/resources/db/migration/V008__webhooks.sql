-- Webhooks: what an endpoint is told of, and how far it has been told.

-- The transaction an event was written by. Ids are given before the commit, so a later id may be seen earlier; whoever reads on
-- from a mark reads in this order, and only what lies below every transaction still under way. No row is rewritten: those that
-- are there already get the transaction of this migration.
alter table consent_event add column xid xid8 not null default pg_current_xact_id();

-- Serves the feed of the webhooks.
create index consent_event_change_idx on consent_event (xid, id)
    where from_status is not null and from_status <> to_status;

create table webhook_endpoint (
    name text constraint webhook_endpoint_pkey primary key,
    -- The last event that was read.
    cursor_xid xid8 not null,
    cursor_id bigint not null,
    -- Events up to this one are read, whatever their transaction: it is one of another database cluster.
    floor_id bigint not null default 0,
    since timestamptz not null,
    -- When it answered 410: off until somebody switches it on.
    gone_at timestamptz,
    -- Calls in vain since the last success, and when the next one may be made.
    failures integer not null default 0,
    resume_at timestamptz,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_failure text
);

create table webhook_notice (
    id bigint generated always as identity constraint webhook_notice_pkey primary key,
    webhook text not null,
    -- The same for every attempt and every replay.
    message_id text not null,
    -- The event it tells of; null for a test.
    request_id uuid,
    event_id bigint,
    application text,
    -- What the request said when the event was read.
    user_id uuid,
    cause text,
    status text not null constraint webhook_notice_status_check check (status in ('QUEUED', 'SENDING', 'DELIVERED', 'FAILED')),
    -- When it may be claimed; while SENDING, the end of the lease; null: never again by itself.
    due_at timestamptz,
    claim bigint not null default 0,
    -- Attempts since it was queued last.
    attempts integer not null default 0,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint webhook_notice_unique unique (webhook, event_id),
    constraint webhook_notice_event_check check ((request_id is null) = (event_id is null)),
    constraint webhook_notice_due_check check ((status in ('QUEUED', 'SENDING')) = (due_at is not null)),
    constraint webhook_notice_settled_check check ((status in ('DELIVERED', 'FAILED')) = (settled_at is not null))
);

-- Serves the claim, and the counts of what waits.
create index webhook_notice_due_idx on webhook_notice (webhook, due_at, id) where due_at is not null;
-- Serves the count and the list of what has failed.
create index webhook_notice_failed_idx on webhook_notice (webhook, id) where status = 'FAILED';
-- Serves the housekeeping.
create index webhook_notice_settled_idx on webhook_notice (settled_at) where settled_at is not null;

create table webhook_attempt (
    notice_id bigint not null constraint webhook_attempt_notice_fkey references webhook_notice on delete cascade,
    claim bigint not null,
    at timestamptz not null,
    http_status integer,
    -- Null: the notice was taken.
    reason text,
    millis bigint not null,
    -- It came after another node had taken over, and changed nothing.
    late boolean not null,
    constraint webhook_attempt_pkey primary key (notice_id, claim)
);
