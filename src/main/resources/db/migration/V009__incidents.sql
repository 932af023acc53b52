-- Incidents: what is wrong for an application or a machine; IT is mailed about each once.

create table incident (
    id uuid constraint incident_pkey primary key,
    topic text not null constraint incident_topic_check check (topic in ('FAULT', 'HELD', 'OUTAGE', 'CLOCK')),
    -- The key of an application, or the name of a machine.
    place text not null,
    cause text not null,
    said text not null,
    fix text not null,
    since timestamptz not null,
    -- When a node last found it to be so.
    seen_at timestamptz not null,
    ended_at timestamptz,
    constraint incident_place_check check (place <> '')
);

-- However many nodes find it, it is one; serves the look at what is open, too.
create unique index incident_open_unique on incident (topic, place, cause) where ended_at is null;

alter table delivery
    add column incident_id uuid constraint delivery_incident_fkey references incident,
    add column all_clear boolean,
    add constraint delivery_incident_check check ((incident_id is null) = (all_clear is null)),
    drop constraint delivery_kind_check,
    add constraint delivery_kind_check check (kind in
        ('INVITATION', 'REMINDER', 'RECONSENT', 'EXPIRY_NOTICE', 'ESCALATION', 'WEEKLY_REPORT', 'ALARM', 'TEST'));

-- One alarm and one all-clear for each incident and address.
create unique index delivery_incident_unique on delivery (incident_id, all_clear, recipient) where incident_id is not null;
-- Serves Deliveries.lockUrgent.
create index delivery_urgent_idx on delivery (due_at) where kind = 'ALARM' and due_at is not null;

-- Since when Docusign has answered no call of an application, and the last call in vain; null: the last one was answered.
alter table application_state
    add column unreachable_since timestamptz,
    add column unreachable_at timestamptz,
    add column unreachable_reason text,
    add constraint application_state_unreachable_check check (
        (unreachable_since is null) = (unreachable_at is null) and (unreachable_since is null) = (unreachable_reason is null));
