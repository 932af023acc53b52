-- The patience Docusign asks for and the next probe of a fault are two times: a good answer ends the fault and not the patience.

alter table application_state rename column calls_resume_at to patience_until;
alter table application_state add probe_at timestamptz;
update application_state set probe_at = patience_until, patience_until = null where halt_cause is not null;
