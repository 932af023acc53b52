-- Serves DueOutreach.lockDue: by application, so that those of one that is paused cost the others nothing, nor those who have
-- yet to activate Docusign.
drop index consent_request_outreach_due_idx;
create index consent_request_outreach_due_idx on consent_request (application, outreach_due_at)
    where outreach_due_at is not null and not activation_pending;
