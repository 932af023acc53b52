-- What was sent can be proven, try by try: a hash of each part, which anybody can compute from the mail, and a digest of the words it
-- was written with. The hash of both parts joined could be compared with nothing.

alter table delivery_attempt add column html_hash text;
alter table delivery_attempt add column text_hash text;
alter table delivery_attempt add column wording text;
alter table delivery drop column body_hash;
