-- Test mails say which sample they show, and in which language; they belong to nobody.

alter table delivery add column sample text;
alter table delivery add column sample_language text;
alter table delivery add constraint delivery_sample_check check (
    (sample is null) = (sample_language is null) and (sample is null or kind = 'TEST'));
