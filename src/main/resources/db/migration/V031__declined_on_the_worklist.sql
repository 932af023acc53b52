-- Who declined stands on the worklist with the reason, until IT asks again, exempts the person, or leaves it so.

alter table open_question drop constraint open_question_kind_check;
alter table open_question add constraint open_question_kind_check check (kind in
    ('NOT_ME', 'LEFT_COMPANY', 'DECLINED', 'SEVERAL_USER_IDS', 'OTHER_USER_ID_GRANTED', 'MASS_UNKNOWN_USERS', 'MASS_REVOCATIONS'));

insert into open_question (id, application, request_id, kind, detail, asked_by, asked_at)
select gen_random_uuid(), request.application, request.id, 'DECLINED', coalesce(event.note, 'no reason given'), event.actor, event.at
from consent_request request cross join lateral (
    select note, actor, at from consent_event where request_id = request.id and to_status = 'DECLINED' and from_status <> 'DECLINED'
    order by id desc limit 1) event
where request.status = 'DECLINED';
