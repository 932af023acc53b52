-- Whose matter it is that a mail did not get through; and IT may hold all mail back.

alter table delivery add column cause text constraint delivery_cause_check check (cause in
    ('ADDRESS', 'MAILBOX', 'ROUTE', 'CONTENT', 'POLICY', 'BUSY', 'SERVER', 'UNCLEAR', 'TEMPLATE', 'WITHDRAWN'));

alter table delivery_attempt add column cause text constraint delivery_attempt_cause_check check (cause in
    ('ADDRESS', 'MAILBOX', 'ROUTE', 'CONTENT', 'POLICY', 'BUSY', 'SERVER', 'UNCLEAR'));

-- One row while nothing may leave, else none.
create table mail_pause (
    one boolean constraint mail_pause_pkey primary key default true constraint mail_pause_one_check check (one),
    at timestamptz not null,
    by_whom text not null
);
