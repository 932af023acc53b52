-- Whose managers have been told that no reminder was answered: once in a round, with others in one mail.

create table escalation (
    request_id uuid not null constraint escalation_request_fkey references consent_request,
    round integer not null,
    delivery_id uuid not null constraint escalation_delivery_fkey references delivery,
    -- Named in the mail as it was last written; not, who had consented by then.
    told boolean not null default false,
    constraint escalation_pkey primary key (request_id, round)
);

create index escalation_delivery_idx on escalation (delivery_id);
