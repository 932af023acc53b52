-- First whoever is above the direct manager is told, who knows it from the weekly report, and later who is responsible for all.
-- Whose manager was told before this came is taken to be past the first level in that round: nobody is told of them twice.

alter table escalation add column level text not null default 'LINE'
    constraint escalation_level_check check (level in ('LINE', 'OWNER'));
alter table escalation alter column level drop default;
alter table escalation drop constraint escalation_pkey;
alter table escalation add constraint escalation_pkey primary key (request_id, round, level);

-- What has not left is addressed to direct managers: it is ordered anew, to whoever is above them.
update delivery set status = 'CANCELLED', due_at = null, waits_for = null, last_reply = 'somebody else is to be told'
where kind = 'ESCALATION' and status in ('QUEUED', 'DEFERRED') and not may_have_arrived;

-- Outreach thought that it had nothing more to say of these.
update consent_request request set outreach_due_at = now(), version = version + 1
where status in ('PENDING', 'REVOKED')
    and exists (select 1 from escalation where request_id = request.id and round = request.round);
