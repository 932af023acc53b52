-- Roster: whom we may have to ask.

create table person (
    id uuid constraint person_pkey primary key,
    email text not null constraint person_email_length_check check (char_length(email) between 3 and 254),
    -- Lower case; two spellings of one address are one person.
    email_key text not null constraint person_email_key_unique unique,
    first_name text not null default '',
    last_name text not null default '',
    job_title text not null default '',
    company text not null default '',
    permission_set text not null default '',
    user_groups text not null default '',
    docusign_status text not null default '',
    added_date text not null default '',
    manager_email text,
    language text,
    time_zone text,
    country text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- Serves the weekly report and a manager's own page.
create index person_manager_idx on person (manager_email);

create table docusign_identity (
    environment text not null constraint docusign_identity_environment_check check (environment in ('DEMO', 'PRODUCTION')),
    user_id uuid not null,
    person_id uuid not null constraint docusign_identity_person_fkey references person,
    constraint docusign_identity_pkey primary key (environment, user_id),
    constraint docusign_identity_person_unique unique (person_id, environment)
);

create table roster_import (
    id uuid constraint roster_import_pkey primary key,
    file_name text not null,
    file_hash text not null,
    applications text not null,
    mode text not null constraint roster_import_mode_check check (mode in ('add', 'full')),
    state text not null constraint roster_import_state_check check (state in ('DRY_RUN', 'RUNNING', 'COMMITTED', 'REFUSED', 'FAILED')),
    added integer not null,
    updated integer not null,
    unchanged integer not null,
    leaving integer not null,
    rejected integer not null,
    duplicates integer not null,
    conflicts integer not null,
    imported_by text not null,
    imported_at timestamptz not null
);

create index roster_import_at_idx on roster_import (imported_at desc);

create table roster_reject (
    import_id uuid not null constraint roster_reject_import_fkey references roster_import on delete cascade,
    ordinal integer not null,
    line bigint not null,
    column_name text not null,
    kind text not null constraint roster_reject_kind_check check (kind in ('REJECTED', 'DUPLICATE', 'CONFLICT')),
    reason text not null,
    row_text text not null,
    constraint roster_reject_pkey primary key (import_id, ordinal)
);

-- Applications: what is stored beside the configuration.

create table application_state (
    application text constraint application_state_pkey primary key,
    environment text not null,
    integration_key text not null,
    scopes text not null,
    confirm_required boolean not null default false,
    run_state text not null constraint application_state_run_state_check check (run_state in ('PAUSED', 'STARTED')),
    run_state_since timestamptz not null,
    run_state_by text not null,
    halt_cause text,
    halt_detail text,
    halted_at timestamptz,
    -- While halted: when one request may be tried again. Not halted: no call before this instant (Retry-After).
    calls_resume_at timestamptz,
    constraint application_state_halt_check check ((halt_cause is null) = (halted_at is null))
);

-- Token buckets of bucket4j, one per application and limit, shared by all nodes.
create table call_budget (
    id text constraint call_budget_pkey primary key,
    state bytea,
    expires_at bigint
);

-- Who stands on the roster of which application; absent is who left.
create table roster_entry (
    application text not null constraint roster_entry_application_fkey references application_state,
    person_id uuid not null constraint roster_entry_person_fkey references person,
    import_id uuid not null constraint roster_entry_import_fkey references roster_import,
    constraint roster_entry_pkey primary key (application, person_id)
);

-- Consent: one person for one application.

create table consent_request (
    id uuid constraint consent_request_pkey primary key,
    application text not null constraint consent_request_application_fkey references application_state,
    person_id uuid not null constraint consent_request_person_fkey references person,
    -- The User ID this state was learnt for: consent belongs to it, not to the address.
    user_id uuid,
    status text not null constraint consent_request_status_check check (status in
        ('UNRESOLVED', 'NEW', 'PENDING', 'GRANTED', 'REVOKED', 'DECLINED', 'EXPIRED', 'FAULTY', 'EXEMPT', 'LEFT')),
    status_since timestamptz not null,
    round integer not null constraint consent_request_round_check check (round >= 1),
    round_since timestamptz not null,
    granted_at timestamptz,
    last_proof_at timestamptz,
    proven_scopes text,
    exempt_reason text,
    exempt_until date,
    status_before_left text,
    -- The next grant check, or the end of the lease of a running one; null: no check is wanted.
    check_due_at timestamptz,
    check_claim bigint not null default 0,
    -- Checks since the last mail: the place in the cadence.
    check_step integer not null default 0,
    checked_at timestamptz,
    -- When outreach looks at this request again; null: nothing to do before the state changes.
    outreach_due_at timestamptz,
    version integer not null,
    constraint consent_request_unique unique (application, person_id),
    constraint consent_request_user_id_check check (user_id is not null or status in ('UNRESOLVED', 'EXEMPT', 'LEFT')),
    constraint consent_request_exempt_check check (status <> 'EXEMPT' or exempt_reason is not null)
);

-- Serves DueChecks.lockDue.
create index consent_request_check_due_idx on consent_request (application, check_due_at) where check_due_at is not null;
-- Serves DueOutreach.lockDue.
create index consent_request_outreach_due_idx on consent_request (outreach_due_at) where outreach_due_at is not null;
-- Serves the counts per state and the filtered list.
create index consent_request_status_idx on consent_request (application, status, id);
create index consent_request_person_idx on consent_request (person_id);

create table consent_event (
    id bigint generated always as identity constraint consent_event_pkey primary key,
    request_id uuid not null constraint consent_event_request_fkey references consent_request,
    round integer not null,
    at timestamptz not null,
    from_status text,
    to_status text not null,
    actor text not null,
    note text,
    http_status integer,
    error text,
    error_description text,
    trace_token text
);

create index consent_event_request_idx on consent_event (request_id, id);
-- Serves the mass guards and the weekly report.
create index consent_event_at_idx on consent_event (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger consent_event_append_only before update or delete or truncate on consent_event
    for each statement execute function refuse_change();

-- Every answer of Docusign, also the late one of a node that was paused, which changed nothing.
create table grant_check (
    id bigint generated always as identity constraint grant_check_pkey primary key,
    request_id uuid not null constraint grant_check_request_fkey references consent_request,
    claim bigint not null,
    at timestamptz not null,
    outcome text not null,
    late boolean not null,
    http_status integer,
    error text,
    error_description text,
    trace_token text
);

create index grant_check_request_idx on grant_check (request_id, id);

create table open_question (
    id uuid constraint open_question_pkey primary key,
    application text not null constraint open_question_application_fkey references application_state,
    request_id uuid constraint open_question_request_fkey references consent_request,
    kind text not null constraint open_question_kind_check check (kind in
        ('NOT_ME', 'LEFT_COMPANY', 'SEVERAL_USER_IDS', 'OTHER_USER_ID_GRANTED', 'MASS_UNKNOWN_USERS', 'MASS_REVOCATIONS')),
    detail text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    answer text,
    answered_by text,
    answered_at timestamptz,
    constraint open_question_answer_check check ((answer is null) = (answered_at is null))
);

-- One open question of a kind at a time, however often it is asked.
create unique index open_question_open_unique on open_question (application, kind, coalesce(request_id, '00000000-0000-0000-0000-000000000000'::uuid))
    where answered_at is null;

-- Delivery: every mail that is due, being sent, or sent.

create table delivery (
    id uuid constraint delivery_pkey primary key,
    kind text not null constraint delivery_kind_check check (kind in
        ('INVITATION', 'REMINDER', 'RECONSENT', 'EXPIRY_NOTICE', 'ESCALATION', 'WEEKLY_REPORT', 'TEST')),
    application text constraint delivery_application_fkey references application_state,
    request_id uuid constraint delivery_request_fkey references consent_request,
    round integer,
    step integer,
    report_period text,
    recipient text not null,
    status text not null constraint delivery_status_check check (status in
        ('QUEUED', 'SENDING', 'SENT', 'DEFERRED', 'UNKNOWN', 'UNDELIVERABLE', 'CANCELLED', 'RENDER_FAILED')),
    -- When it may be claimed; while SENDING, the end of the lease; null: never again by itself.
    due_at timestamptz,
    waits_for text,
    claim bigint not null default 0,
    attempts integer not null default 0,
    message_id text not null constraint delivery_message_id_unique unique,
    subject text,
    body_hash text,
    last_reply text,
    created_at timestamptz not null,
    sent_at timestamptz,
    constraint delivery_step_unique unique (request_id, round, step),
    constraint delivery_report_unique unique (report_period, recipient),
    constraint delivery_request_check check ((request_id is null) = (round is null) and (request_id is null) = (step is null))
);

-- Serves Deliveries.lockDue.
create index delivery_due_idx on delivery (due_at) where due_at is not null;
create index delivery_list_idx on delivery (status, kind, created_at desc);

create table delivery_attempt (
    id bigint generated always as identity constraint delivery_attempt_pkey primary key,
    delivery_id uuid not null constraint delivery_attempt_delivery_fkey references delivery,
    claim bigint not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    outcome text constraint delivery_attempt_outcome_check check (outcome in ('ACCEPTED', 'DEFERRED', 'UNREACHABLE', 'REJECTED', 'UNKNOWN')),
    late boolean not null default false,
    reply text,
    constraint delivery_attempt_unique unique (delivery_id, claim)
);

-- Serves the quotas: attempts in the rolling minute and day.
create index delivery_attempt_started_idx on delivery_attempt (started_at);

-- Reports: one instant per period, kept; mails and pages read it, never live state.

create table report_snapshot (
    period text constraint report_snapshot_pkey primary key,
    previous_period text,
    starts_at timestamptz not null,
    taken_at timestamptz not null
);

create table report_line (
    period text not null constraint report_line_snapshot_fkey references report_snapshot,
    request_id uuid not null constraint report_line_request_fkey references consent_request,
    application text not null,
    manager_email text,
    person_name text not null,
    person_email text not null,
    status text not null,
    status_since timestamptz not null,
    round_since timestamptz not null,
    last_mail_at timestamptz,
    mails_sent integer not null,
    constraint report_line_pkey primary key (period, request_id)
);

create index report_line_manager_idx on report_line (period, manager_email);

-- Audit: who did what.

create table audit_entry (
    id bigint generated always as identity constraint audit_entry_pkey primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null default ''
);

create index audit_entry_at_idx on audit_entry (at desc);

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
