-- That the mail server takes nothing is an incident, too.

alter table incident drop constraint incident_topic_check;
alter table incident add constraint incident_topic_check check (topic in ('FAULT', 'HELD', 'OUTAGE', 'CLOCK', 'MAIL'));
