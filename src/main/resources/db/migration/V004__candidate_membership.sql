-- What Docusign says of users beside those in use, and how far it has been asked.

-- Docusign's status of that user, taken over when the User ID is chosen.
alter table user_id_candidate
    add column membership text not null default 'UNTOLD' constraint user_id_candidate_membership_check
        check (membership in ('UNTOLD', 'ACTIVE', 'ACTIVATION_REQUIRED', 'ACTIVATION_SENT'));

-- How often in a row Docusign had no answer for this address: the others go first.
alter table user_id_lookup add column failures integer not null default 0;

drop index user_id_lookup_due_idx;
-- Serves the claim of due look-ups.
create index user_id_lookup_due_idx on user_id_lookup (environment, failures, due_at) where due_at is not null;

-- How far all users of the account have been read; sync_due_at tells only when they are wanted.
alter table directory_state
    -- End of the lease of whoever reads now.
    add column reading_until timestamptz,
    -- When the first page was read; null: none yet.
    add column reading_since timestamptz,
    -- Where the next page begins; null: all are read.
    add column next_position integer default 0,
    -- How many users Docusign counted last, and entries that could not be read.
    add column users_counted integer not null default 0,
    add column users_unreadable integer not null default 0;

-- Those read so far, in the words of a roster file: Docusign lets no more than so many be read in an hour.
create table directory_user (
    application text not null,
    user_id uuid not null,
    email text not null,
    status text not null,
    first_name text not null,
    last_name text not null,
    permission_set text not null,
    constraint directory_user_pkey primary key (application, user_id)
);
