-- Since when no node could read the mailbox of bounces, and why the last one could not; no row: the last visit went well.

create table mailbox_outage (
    one boolean constraint mailbox_outage_pkey primary key default true constraint mailbox_outage_one_check check (one),
    since timestamptz not null,
    reason text not null
);

-- That goes unnoticed where nobody looks, for mail is sent as before: it is an incident.
alter table incident drop constraint incident_topic_check;
alter table incident add constraint incident_topic_check
    check (topic in ('FAULT', 'HELD', 'OUTAGE', 'LIMIT', 'CLOCK', 'MAIL', 'MAILBOX'));

-- The visit that is under way, whichever node's it is, and until when it counts if that node dies.
create table mailbox_visit (
    one boolean constraint mailbox_visit_pkey primary key default true constraint mailbox_visit_one_check check (one),
    visit uuid not null,
    until timestamptz not null
);
