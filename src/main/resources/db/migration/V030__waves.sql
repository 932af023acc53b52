-- Starting in waves: who of an application is let in, by which wave, and how many of them a day.

create table wave (
    id uuid constraint wave_pkey primary key,
    application text not null constraint wave_application_fkey references application_state,
    -- From 1 within the application, as people call it.
    number integer not null,
    -- Whom it lets in: all of these that are told; none told is everybody.
    department text,
    domain text,
    manager text,
    by_address boolean not null,
    import_id uuid constraint wave_import_fkey references roster_import,
    -- First mails a day; null: any number.
    per_day integer constraint wave_per_day_check check (per_day > 0),
    state text not null constraint wave_state_check check (state in ('RUNNING', 'PAUSED', 'ENDED')),
    state_since timestamptz not null,
    state_by text not null,
    created_at timestamptz not null,
    created_by text not null,
    -- When all who wait were looked at last and none was left to let in: until some time after, only newer ones are looked at.
    dry_since timestamptz,
    constraint wave_number_unique unique (application, number)
);

-- Named by address, on the roster yet or not.
create table wave_address (
    wave_id uuid not null constraint wave_address_wave_fkey references wave,
    email_key text not null,
    constraint wave_address_pkey primary key (wave_id, email_key)
);

-- Whom an import had added or changed when the wave was made; later imports do not move them.
create table wave_person (
    wave_id uuid not null constraint wave_person_wave_fkey references wave,
    person_id uuid not null,
    constraint wave_person_pkey primary key (wave_id, person_id)
);

-- Whether only those of waves get a first mail.
alter table application_state add column waves_only boolean not null default false;

alter table consent_request
    -- Since when first mails may go out; null: not yet planned, or not let in by a wave.
    add column let_in_at timestamptz,
    add column wave_id uuid,
    -- When the first mail of whom a wave let in left, or was given up.
    add column wave_mailed_at timestamptz;

update consent_request request set let_in_at = mail.at
from (
    select request_id, min(coalesce(sent_at, created_at)) as at from delivery
    where step = 0 and status <> 'CANCELLED' group by request_id) mail
where mail.request_id = request.id;

-- Serves DueOutreach.lockDue where an application starts in waves.
create index consent_request_let_in_due_idx on consent_request (application, outreach_due_at)
    where outreach_due_at is not null and let_in_at is not null and not activation_pending;
-- Serves Admission: who waits to be let in, the longest on the roster first. Whoever is planned leaves it.
create index consent_request_not_let_in_idx on consent_request (application, id)
    where let_in_at is null and status in ('PENDING', 'REVOKED');
-- Serves the counts of a wave: whose first mail has yet to leave, and how many left today.
create index consent_request_wave_idx on consent_request (wave_id, wave_mailed_at) where wave_id is not null;

-- How many are of a department or a domain: without it the planner takes every filter for a rare one, or none for one.
create statistics person_department_stats on (lower(department)) from person;
create statistics person_domain_stats on (split_part(email_key, '@', -1)) from person;
