-- The settings IT is asked to confirm: those of the node started last. A node with others must not be the one that confirms.

alter table application_state
    add column waiting_environment text,
    add column waiting_integration_key text,
    add column waiting_scopes text,
    add constraint application_state_waiting_check check (
        (waiting_environment is null) = (waiting_integration_key is null)
        and (waiting_environment is null) = (waiting_scopes is null)
        and (waiting_environment is null or confirm_required));
