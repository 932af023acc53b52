-- Since when Docusign has answered no call but with a limit, which is no outage and lets nobody be checked all the same.

alter table application_state add limited_since timestamptz;

alter table incident drop constraint incident_topic_check;
alter table incident add constraint incident_topic_check check (topic in ('FAULT', 'HELD', 'OUTAGE', 'LIMIT', 'CLOCK', 'MAIL'));
