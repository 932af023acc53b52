-- An earlier try may have arrived, whatever became of the later ones: a mail that is put off, refused or taken out of the queue after a
-- try of unknown fate must not be called one that surely did not arrive.

alter table delivery add column may_have_arrived boolean not null default false;

update delivery d set may_have_arrived = true
where d.status = 'UNKNOWN'
    or exists (select 1 from delivery_attempt a where a.delivery_id = d.id and a.outcome = 'UNKNOWN');
