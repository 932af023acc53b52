-- How each application asks and reminds: as the node started last was configured, for all nodes.

create table outreach_policy (
    application text constraint outreach_policy_pkey primary key
        constraint outreach_policy_application_fkey references application_state,
    -- One line for each setting.
    settings text not null,
    since timestamptz not null,
    -- What was another before; null: nothing has changed since the application is known.
    last_change text
);
