-- At most one mail a day asks a person, over all applications: the day is taken in the transaction that claims the mail.

alter table delivery
    -- Whom it asks; null: it asks nobody.
    add column person_id uuid,
    -- The day of its last claim where the person is, and which of the mails that day allows it is; null: days are not counted.
    add column mail_day date,
    add column day_place integer,
    add constraint delivery_mail_day_check check (mail_day is null or (person_id is not null and day_place >= 1));

update delivery set person_id = consent_request.person_id
from consent_request where consent_request.id = delivery.request_id;

-- The promise itself, and serves MailDays. What surely did not leave has not used the day up.
create unique index delivery_day_unique on delivery (person_id, mail_day, day_place)
    where may_have_arrived or status in ('SENDING', 'SENT', 'UNKNOWN', 'DEFERRED');
