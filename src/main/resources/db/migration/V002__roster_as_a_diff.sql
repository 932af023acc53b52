-- The roster as a diff: who stands on which roster, what an import changed, and User IDs that have to be found or chosen.

-- Who stands on the roster of which application: the keys of those, kept with the person. Absent is who left.
alter table person
    add column rosters text[] not null default '{}',
    add column department text not null default '',
    -- Columns of a file we have no name for, by their header; usable in the texts of mails.
    add column attributes jsonb not null default '{}',
    -- The import that last added or changed this person.
    add column import_id uuid;

update person set rosters = entries.applications
from (select person_id, array_agg(application order by application) as applications from roster_entry group by person_id) entries
where entries.person_id = person.id;

drop table roster_entry;

-- Docusign's status of a user is one of its environment.
alter table docusign_identity
    add column membership text not null default 'UNTOLD' constraint docusign_identity_membership_check
        check (membership in ('UNTOLD', 'ACTIVE', 'ACTIVATION_REQUIRED', 'ACTIVATION_SENT'));

update docusign_identity set membership = case lower(replace(person.docusign_status, '_', ''))
        when 'active' then 'ACTIVE' when 'activationrequired' then 'ACTIVATION_REQUIRED'
        when 'activationsent' then 'ACTIVATION_SENT' else 'UNTOLD' end
from person where person.id = docusign_identity.person_id;

alter table person drop column docusign_status;

-- Several users of one address: IT chooses, or the one that consents shows itself.
create table user_id_candidate (
    environment text not null constraint user_id_candidate_environment_check check (environment in ('DEMO', 'PRODUCTION')),
    person_id uuid not null constraint user_id_candidate_person_fkey references person,
    user_id uuid not null,
    -- What tells it from the others: its name, account, status, and where it was found.
    detail text not null default '',
    found_at timestamptz not null,
    constraint user_id_candidate_pkey primary key (environment, person_id, user_id)
);

-- Addresses whose User ID is asked of Docusign.
create table user_id_lookup (
    environment text not null constraint user_id_lookup_environment_check check (environment in ('DEMO', 'PRODUCTION')),
    person_id uuid not null constraint user_id_lookup_person_fkey references person,
    -- When Docusign is asked; while it is being asked, the end of the lease; null: found.
    due_at timestamptz,
    claim bigint not null default 0,
    -- What Docusign said last: NONE, ONE, SEVERAL, or null before the first answer.
    answer text constraint user_id_lookup_answer_check check (answer in ('NONE', 'ONE', 'SEVERAL')),
    answered_at timestamptz,
    constraint user_id_lookup_pkey primary key (environment, person_id)
);

-- Serves the claim of due look-ups.
create index user_id_lookup_due_idx on user_id_lookup (environment, due_at) where due_at is not null;

-- How Docusign's user directory is asked in the name of an application, all nodes together.
create table directory_state (
    application text constraint directory_state_pkey primary key,
    -- No call before this instant, and why.
    resume_at timestamptz,
    problem text,
    -- When all users are read again; while they are being read, the end of the lease.
    sync_due_at timestamptz,
    synced_at timestamptz
);

-- One row: counts the changes of the roster, and whoever changes it locks it.
create table roster_version (
    single boolean constraint roster_version_pkey primary key default true constraint roster_version_single_check check (single),
    version bigint not null
);

insert into roster_version (version) values (0);

alter table roster_import
    -- The version of the roster the diff was made against; for a commit, the one it made.
    add column roster_version bigint not null default 0,
    -- How the file was understood, in words, its header as it stands there, and what the uploader told about it.
    add column format text not null default '',
    add column header text[] not null default '{}',
    add column charset text,
    add column sheet text,
    add column columns jsonb not null default '{}',
    add column closed integer not null default 0,
    -- Persons on these rosters before, for the guard against leavers.
    add column known integer not null default 0,
    -- Mails a commit would cause at most, nobody having consented.
    add column mails integer not null default 0,
    -- Where a running import is. That it runs at all is an advisory lock on its id.
    add column phase text not null default 'READING' constraint roster_import_phase_check check (phase in
        ('READING', 'WAITING', 'COMPARING', 'WRITING', 'ENDED')),
    add column rows_done bigint not null default 0,
    add column bytes_done bigint not null default 0,
    add column bytes_total bigint not null default 0,
    add column ended_at timestamptz,
    add column problem text,
    -- The dry run this import made true, once.
    add column dry_run_id uuid constraint roster_import_dry_run_unique unique
        constraint roster_import_dry_run_fkey references roster_import,
    add column undone_at timestamptz,
    add column undone_by text;

-- The cells of the row as the file has them, in its order.
alter table roster_reject add column cells jsonb;
update roster_reject set cells = jsonb_build_array(row_text);
alter table roster_reject alter column cells set not null, drop column row_text;

-- What an import changed, or a dry run would: all that an undo needs, and the first of each kind to look at.
create table roster_change (
    import_id uuid not null,
    kind text not null constraint roster_change_kind_check check (kind in ('ADDED', 'UPDATED', 'LEAVING', 'CLOSED', 'CHOICE')),
    ordinal bigint not null,
    person_id uuid,
    line bigint,
    email text not null,
    name text not null default '',
    -- Column and value; before is null for whoever was not known.
    before jsonb,
    after jsonb,
    constraint roster_change_pkey primary key (import_id, kind, ordinal)
);

-- What an import noticed and took all the same.
create table roster_finding (
    import_id uuid not null constraint roster_finding_import_fkey references roster_import on delete cascade,
    ordinal integer not null,
    kind text not null constraint roster_finding_kind_check check (kind in
        ('MANAGER_MISSING', 'MANAGER_UNKNOWN', 'MANAGER_EXTERNAL', 'MANAGER_SELF', 'MANAGER_CYCLE', 'TYPO_DOMAIN',
         'NOT_ACTIVATED', 'NO_USER_ID')),
    -- Persons concerned, and the first of them by name.
    persons integer not null,
    detail text not null,
    constraint roster_finding_pkey primary key (import_id, ordinal)
);

-- The file of a dry run, compressed, until it is committed or a day old.
create table roster_file (
    import_id uuid not null constraint roster_file_import_fkey references roster_import on delete cascade,
    ordinal integer not null,
    chunk bytea not null,
    constraint roster_file_pkey primary key (import_id, ordinal)
);

-- What IT has told about the columns of files with this set of headers.
create table column_mapping (
    header_key text constraint column_mapping_pkey primary key,
    columns jsonb not null,
    told_by text not null,
    told_at timestamptz not null
);

alter table consent_request
    -- Docusign says that this user has not activated the membership yet: not mailed, checked daily.
    add column activation_pending boolean not null default false,
    -- FAULTY without User ID: Docusign knows no user of the address.
    drop constraint consent_request_user_id_check,
    add constraint consent_request_user_id_check check (user_id is not null or status in ('UNRESOLVED', 'FAULTY', 'EXEMPT', 'LEFT')),
    -- Leads with the person, and so serves also all requests of one.
    drop constraint consent_request_unique,
    add constraint consent_request_unique unique (person_id, application);

drop index consent_request_person_idx;

-- These rows are made by the hundred thousand in single statements that read the rows they refer to, and persons,
-- requests and applications are never deleted. Checked row by row, the references cost more than the inserts themselves.
alter table consent_request
    drop constraint consent_request_person_fkey,
    drop constraint consent_request_application_fkey;
alter table consent_event drop constraint consent_event_request_fkey;
alter table docusign_identity drop constraint docusign_identity_person_fkey;

-- An event is looked for by its request, or by a span of time, in which they are written: two small indexes instead of three.
alter table consent_event drop constraint consent_event_pkey, add constraint consent_event_pkey primary key (request_id, id);
drop index consent_event_request_idx;
drop index consent_event_at_idx;
-- Serves the mass guards and the weekly report.
create index consent_event_at_idx on consent_event using brin (at);

-- Serves whoever asks whether a question holds a request; imports may raise thousands.
create index open_question_request_idx on open_question (request_id) where answered_at is null;
