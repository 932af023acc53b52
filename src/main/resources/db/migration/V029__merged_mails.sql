-- What asks one person for several applications on one day leaves as one mail: one of them carries the others, and whatever
-- becomes of it becomes of them in the same statement.

alter table delivery
    add column carried_by uuid constraint delivery_carried_by_fkey references delivery,
    -- The Message-ID it left with, which is that of the mail that carries it.
    add column carried_message_id text,
    add column carries boolean not null default false,
    add constraint delivery_carried_check check (carried_by is null or (not carries and mail_day is null));

-- Serves carry_along and Deliveries.lockCarriedBy.
create index delivery_carried_by_idx on delivery (carried_by) where carried_by is not null;

create function carry_along() returns trigger language plpgsql as $$
declare
    -- It has surely not left, and each waits for itself again: they may leave together once more, or not.
    apart constant boolean := not new.may_have_arrived and new.status in ('QUEUED', 'DEFERRED');
begin
    update delivery set status = new.status, attempts = new.attempts, put_off = new.put_off, subject = new.subject,
        sent_at = new.sent_at, cause = new.cause, last_reply = new.last_reply, may_have_arrived = new.may_have_arrived,
        due_at = case when apart then new.due_at end,
        waits_for = case when apart then new.waits_for end,
        carried_by = case when not apart then carried_by end,
        carried_message_id = case when not apart then carried_message_id end
    where carried_by = new.id;
    return null;
end
$$;

create trigger delivery_carries after update on delivery for each row when (new.carries) execute function carry_along();
