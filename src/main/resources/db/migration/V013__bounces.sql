-- Bounces and replies: what came back to the mailbox, and who is away.

-- Nobody is mailed before; an out-of-office reply says so.
alter table consent_request add column outreach_not_before timestamptz;

-- A mail of the mailbox that had its effect: it has it once, however often it is read. Nothing of its text is kept.
create table returned_mail (
    id bigint generated always as identity constraint returned_mail_pkey primary key,
    -- SHA-256 of its headers, which stay the same wherever it is moved.
    mail_key text not null constraint returned_mail_key_unique unique,
    kind text not null constraint returned_mail_kind_check check (kind in
        ('DELIVERY_REPORT', 'OUT_OF_OFFICE', 'NO_LONGER_HERE', 'AUTO_REPLY', 'HUMAN_REPLY')),
    delivery_id uuid not null constraint returned_mail_delivery_fkey references delivery,
    read_at timestamptz not null
);

create index returned_mail_delivery_idx on returned_mail (delivery_id);
