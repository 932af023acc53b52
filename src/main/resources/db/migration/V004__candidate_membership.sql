-- What Docusign says of users beside those in use, and how far it has been asked.

-- Docusign's status of that user, taken over when the User ID is chosen.
alter table user_id_candidate
    add column membership text not null default 'UNTOLD' constraint user_id_candidate_membership_check
        check (membership in ('UNTOLD', 'ACTIVE', 'ACTIVATION_REQUIRED', 'ACTIVATION_SENT'));

-- How often in a row Docusign had no answer for this address: the others go first.
alter table user_id_lookup add column failures integer not null default 0;
