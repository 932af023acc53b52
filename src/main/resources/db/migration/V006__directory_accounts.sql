-- A person without User ID is looked for in the account of each of their applications.

-- Look-ups are ordered again with the first turn after the start.
drop table user_id_lookup;

create table user_id_lookup (
    environment text not null constraint user_id_lookup_environment_check check (environment in ('DEMO', 'PRODUCTION')),
    -- The account or organization that is asked.
    directory uuid not null,
    person_id uuid not null constraint user_id_lookup_person_fkey references person,
    -- When it is asked; while it is being asked, the end of the lease; null: found, here or elsewhere.
    due_at timestamptz,
    claim bigint not null default 0,
    -- What it said last: NONE, ONE, SEVERAL, or null before the first answer.
    answer text constraint user_id_lookup_answer_check check (answer in ('NONE', 'ONE', 'SEVERAL')),
    answered_at timestamptz,
    -- How often in a row there was no answer.
    failures integer not null default 0,
    constraint user_id_lookup_pkey primary key (environment, person_id, directory)
);

-- Serves the claim of due look-ups.
create index user_id_lookup_due_idx on user_id_lookup (environment, directory, failures, due_at) where due_at is not null;

-- What must not be asked now, all nodes together: a whole account, or one application.
create table directory_pause (
    holder text constraint directory_pause_pkey primary key,
    -- No call before this instant, and why.
    resume_at timestamptz not null,
    problem text not null
);

alter table directory_state
    drop column resume_at,
    drop column problem;

-- Whether Docusign never said how many users there are, and its last page was full.
alter table directory_state add column end_uncertain boolean not null default false;

alter table roster_import
    drop constraint roster_import_phase_check,
    add constraint roster_import_phase_check check (phase in
        ('FETCHING', 'READING', 'WAITING', 'COMPARING', 'WRITING', 'ENDED')),
    -- The last sign of life of an import whose file is being fetched, which has no transaction to hold a lock in.
    add column alive_at timestamptz,
    -- What must be known of how it came about; null: nothing.
    add column note text;
